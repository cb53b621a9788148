#!/usr/bin/env python3
"""PyTorch on a GPU: one step by torch.compile, several of them captured in a CUDA graph that is replayed. Without a GPU, or before PyTorch 2, the same step runs as it is (for checking)."""

import math
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "py"))

import numpy as np
import torch

import batches
import workload as w

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"

# Steps in a graph, where nothing comes between them.
STEPS = 50


def make_step(p):
    """The step as a pure function of the state and the batch's arrays, for the compiler to fuse."""
    m, node = p.m, p.coupling == w.NODE

    def quantise(v, rho):
        return torch.copysign(torch.exp(rho * torch.round(torch.log(torch.abs(v)) / rho)), v) if p.quantiser == w.LOG_NEAREST else v

    def gradient(b, y):
        if p.loss == w.QUADRATIC:
            return torch.matmul(b["quadratic"], y) - b["linear"][..., None]
        weights, last = y[:, :, :m - 1], y[:, :, None, m - 1]
        score, target = torch.matmul(b["features"], weights), b["targets"][..., None]
        wide = lambda v: v[:, None, None]
        if p.loss == w.LOGISTIC:
            r = -target * b["per_sample"][..., None] / (1 + torch.exp(target * (score + last)))
            return torch.cat((torch.matmul(b["transposed"], r) + wide(b["ridge"]) * weights, r.sum(2)[:, :, None]), 2)
        if p.loss == w.SMOOTH_HINGE:
            r = -target * b["mask"][..., None] / (1 + torch.exp(wide(b["mu"]) * (target * (score - last) - 1)))
            return torch.cat((wide(b["c"]) * torch.matmul(b["transposed"], r) + 2 * weights, -(b["c"][:, None] * r.sum(2))[:, :, None]), 2)
        r = 2 * (score - last - target) * b["mask"][..., None]
        return torch.cat((torch.matmul(b["transposed"], r), -r.sum(2)[:, :, None]), 2)

    def step(b, net, v, outcome, done, feasibility, drift):
        u, n, c, k = v.shape
        x, y = v[:, :, 0], v[:, :, 1:1 + m]
        slope = (x - b["workload"]) / b["capacity"] + 2 * b["penalty"][:, None] * (torch.clamp(x - b["upper"], min=0) - torch.clamp(b["lower"] - x, min=0))
        z = gradient(b, y) + v[:, :, 1 + m:]
        message = torch.cat((slope[:, :, None], y, z), 2)
        rho = b["rho"][:, None, None]
        if node:
            change = torch.bmm(net["laplacian"], quantise(message, rho).reshape(u, n, c * k)).reshape(u, n, c, k)
        else:
            flat = message.reshape(u * n, c, k)
            difference = (flat[net["head"]] - flat[net["tail"]]).reshape(u, -1, c, k)
            change = torch.bmm(net["incidence"], quantise(difference, rho).reshape(u, -1, c * k)).reshape(u, n, c, k)
        change = torch.cat((change[:, :, :1], change[:, :, 1:1 + m] - b["alpha"][:, None, None] * z, change[:, :, 1 + m:]), 2)
        running = outcome < 0
        v = torch.where(running[:, None, None], v + b["eta"][:, None, None] * change, v)
        feasibility = torch.maximum(feasibility, torch.abs(v[:, :, 0].sum(1) - b["demand"]))
        drift = torch.maximum(drift, torch.abs(v[:, :, 1 + m:].sum(1)).amax(1))
        largest = torch.abs(v).amax((1, 2))
        beyond = torch.where(torch.isfinite(largest), w.DIVERGED, w.NOT_FINITE)
        return v, torch.where(running & ~(largest <= b["limit"]), beyond, outcome), done + running.long(), feasibility, drift

    return step


def residual(p, b, v):
    m = p.m
    x, y = v[:, :, 0], v[:, :, 1:1 + m]
    over, under = torch.clamp(x - b["upper"], min=0), torch.clamp(b["lower"] - x, min=0)
    cost = ((x - b["workload"])**2 / (2 * b["capacity"]) + b["penalty"][:, None] * (over**2 + under**2)).sum(1)
    distance = torch.sqrt(((y - b["y_star"][:, None])**2).sum(2)).amax(1)
    return torch.maximum(torch.abs(cost - b["cost_optimum"]) / b["cost_scale"], distance / b["scale"])


class Run:
    def __init__(self, p, index, step):
        self.p, self.index, self.step = p, index, step
        b = batches.Batch(p, index)
        move = lambda v: torch.from_numpy(np.ascontiguousarray(v)).to(DEVICE)
        names = (*w.NUMBERS, "capacity", "workload", "lower", "upper", "y_star", "limit", "cost_scale", "scale", *b.structure_arrays())
        self.b = {name: move(getattr(b, name)) for name in names}
        if p.loss != w.QUADRATIC:
            self.b["transposed"] = move(b.features.transpose(0, 1, 3, 2))
            self.b["per_sample"] = move(b.mask / np.maximum(1, b.samples)[:, :, None])
        self.nets = []
        for g in range(p.pool):
            if p.coupling == w.NODE:
                self.nets.append({"laplacian": move(b.laplacian[g])})
                continue
            tail, head, weight = b.edges[g]
            u, e = tail.shape
            incidence = np.zeros((u, p.n, e))
            row, column = np.arange(u)[:, None], np.arange(e)[None]
            np.add.at(incidence, (row, tail, column), weight)
            np.add.at(incidence, (row, head, column), -weight)
            base = (np.arange(u) * p.n)[:, None]
            self.nets.append({"tail": move((base + tail).ravel()), "head": move((base + head).ravel()), "incidence": move(incidence)})
        zeros = torch.zeros(index.shape, dtype=torch.float64, device=DEVICE)
        start = np.concatenate((b.x0[:, :, None], b.y0, np.zeros_like(b.y0)), 2)
        self.start = (move(start), torch.full(index.shape, -1, dtype=torch.int64, device=DEVICE), torch.zeros(index.shape, dtype=torch.int64, device=DEVICE), zeros, zeros.clone())
        self.state = [v.clone() for v in self.start]
        self.below = torch.zeros(index.shape, dtype=torch.int64, device=DEVICE)
        self.graphs = {}

    def eager(self, graph, count):
        state = self.state
        for _ in range(count):
            state = self.step(self.b, self.nets[graph], *state)
        for place, value in zip(self.state, state):
            place.copy_(value)

    def advance(self, graph, count):
        """`count` steps on one network, as a replay of a captured graph where there is a GPU."""
        if DEVICE == "cpu":
            return self.eager(graph, count)
        if (graph, count) not in self.graphs:
            kept = [v.clone() for v in self.state]
            side = torch.cuda.Stream()
            side.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side):
                self.eager(graph, count)
            torch.cuda.current_stream().wait_stream(side)
            captured = torch.cuda.CUDAGraph()
            with torch.cuda.graph(captured):
                self.eager(graph, count)
            for place, value in zip(self.state, kept):
                place.copy_(value)
            self.graphs[graph, count] = captured
        return self.graphs[graph, count].replay()

    def to_end(self, steps, result):
        p = self.p
        for place, value in zip(self.state, self.start):
            place.copy_(value)
        self.below.zero_()
        v, outcome, done, feasibility, drift = self.state
        size = STEPS
        for every in (p.check_every, p.switch_every):
            size = math.gcd(size, every) if every > 0 else size
        at = 0
        while True:
            if p.check_every > 0 and (at % p.check_every == 0 or at == steps):
                self.below.copy_(torch.where(residual(p, self.b, v) <= self.b["stop_at"], self.below + 1, 0))
                outcome.copy_(torch.where((outcome < 0) & (self.below == 2), w.CONVERGED, outcome))
                if not bool((outcome < 0).any()):
                    break
            if at == steps:
                break
            count = min(size - at % size, steps - at)
            self.advance(p.graph_at(at), count)
            at += count
        found = outcome.cpu().numpy()
        v = v.cpu().numpy()
        index = self.index
        result.x[index], result.y[index] = v[:, :, 0].transpose(0, 2, 1), v[:, :, 1:1 + p.m].transpose(0, 3, 1, 2)
        result.outcome[index], result.done[index] = np.where(found < 0, w.STEP_LIMIT, found), done.cpu().numpy()
        result.feasibility[index], result.drift[index] = feasibility.cpu().numpy(), drift.cpu().numpy()


# What was laid out and captured for a file and so many instances serves every number of steps.
_laid = {}


def prepare(p):
    torch.set_grad_enabled(False)
    key = p.path, p.instances
    if key not in _laid:
        step = make_step(p)
        if DEVICE == "cuda" and hasattr(torch, "compile"):
            step = torch.compile(step)
        _laid.clear()
        _laid[key] = [Run(p, index, step) for index in batches.indices(p, int(os.environ.get("PEER_INSTANCES", 1 << 16)))]
    for part in _laid[key]:
        part.to_end(p.steps, w.Result(p))

    def run():
        result = w.Result(p)
        for part in _laid[key]:
            part.to_end(p.steps, result)
        return result

    return run


if __name__ == "__main__":
    w.main(prepare)
