#!/usr/bin/env python3
"""CuPy without kernels of one's own: batches over instances as in numpy_peer.py, elementwise work fused by cupy.fuse, networks as dense matrices held once per structure, steps started one by one."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "py"))

import cupy as cp
import numpy as np

import batches
import workload as w


@cp.fuse()
def log_nearest(v, rho):
    return cp.copysign(cp.exp(rho * cp.rint(cp.log(cp.abs(v)) / rho)), v)


@cp.fuse()
def slope_of(x, workload, capacity, penalty, lower, upper):
    return (x - workload) / capacity + 2 * penalty * (cp.maximum(x - upper, 0) - cp.maximum(lower - x, 0))


@cp.fuse()
def advanced(v, change, eta):
    return v + eta * change


@cp.fuse()
def less(change, alpha, z):
    return change - alpha * z


@cp.fuse()
def hinge(score, last, target, mu, mask):
    return -target * mask / (1 + cp.exp(mu * (target * (score - last) - 1)))


@cp.fuse()
def logistic(score, last, target, scale):
    return -target * scale / (1 + cp.exp(target * (score + last)))


class Run:
    """One batch [U, n, 1 + 2m, K]; instances that have ended are kept as they were."""

    def __init__(self, p, index):
        self.p, self.index = p, index
        b = batches.Batch(p, index)
        move = lambda v: cp.asarray(np.ascontiguousarray(v))
        for name in (*w.NUMBERS, "capacity", "workload", "lower", "upper", "x0", "y0", "y_star", "limit", "cost_scale", "scale", *b.structure_arrays()):
            setattr(self, name, move(getattr(b, name)))
        self.laplacian = move(b.laplacian)
        if p.coupling == w.EDGE:
            base = (np.arange(len(index)) * p.n)[:, None]
            self.edges = [(move((base + tail).ravel()), move((base + head).ravel()), move(weight.reshape(-1, 1))) for tail, head, weight in b.edges]
            self.incidence = [move(self.dense(tail, head, weight)) for tail, head, weight in b.edges]
        if p.loss != w.QUADRATIC:
            self.transposed = cp.ascontiguousarray(self.features.transpose(0, 1, 3, 2))
            self.per_sample = self.mask / cp.maximum(1, self.samples)[:, :, None]

    def dense(self, tail, head, weight):
        """[U, n, E]: the weight of an edge at its tail, its negative at its head."""
        u, e = tail.shape
        out = np.zeros((u, self.p.n, e))
        row, column = np.arange(u)[:, None], np.arange(e)[None]
        np.add.at(out, (row, tail, column), weight)
        np.add.at(out, (row, head, column), -weight)
        return out

    def gradient(self, y):
        p, m = self.p, self.p.m
        if p.loss == w.QUADRATIC:
            return cp.matmul(self.quadratic, y) - self.linear[..., None]
        weights, last = y[:, :, :m - 1], y[:, :, None, m - 1]
        score = cp.matmul(self.features, weights)
        target, wide = self.targets[..., None], lambda v: v[:, None, None]
        if p.loss == w.LOGISTIC:
            r = logistic(score, last, target, self.per_sample[..., None])
            return cp.concatenate((cp.matmul(self.transposed, r) + wide(self.ridge) * weights, r.sum(2)[:, :, None]), 2)
        if p.loss == w.SMOOTH_HINGE:
            r = hinge(score, last, target, wide(self.mu), self.mask[..., None])
            return cp.concatenate((wide(self.c) * cp.matmul(self.transposed, r) + 2 * weights, -(self.c[:, None] * r.sum(2))[:, :, None]), 2)
        r = 2 * (score - last - target) * self.mask[..., None]
        return cp.concatenate((cp.matmul(self.transposed, r), -r.sum(2)[:, :, None]), 2)

    def quantise(self, v):
        return log_nearest(v, self.rho[:, None, None]) if self.p.quantiser == w.LOG_NEAREST else v

    def step(self, v, graph):
        p, m = self.p, self.p.m
        u, n, c, k = v.shape
        y = v[:, :, 1:1 + m]
        slope = slope_of(v[:, :, 0], self.workload, self.capacity, self.penalty[:, None], self.lower, self.upper)
        z = self.gradient(y) + v[:, :, 1 + m:]
        message = cp.concatenate((slope[:, :, None], y, z), 2)
        if p.coupling == w.EDGE:
            tail, head, _ = self.edges[graph]
            flat = message.reshape(u * n, c, k)
            difference = (flat[head] - flat[tail]).reshape(u, -1, c, k)
            change = cp.matmul(self.incidence[graph], self.quantise(difference).reshape(u, -1, c * k)).reshape(u, n, c, k)
        else:
            change = cp.matmul(self.laplacian[graph], self.quantise(message).reshape(u, n, c * k)).reshape(u, n, c, k)
        change[:, :, 1:1 + m] = less(change[:, :, 1:1 + m], self.alpha[:, None, None], z)
        return advanced(v, change, self.eta[:, None, None])

    def residual(self, v):
        m = self.p.m
        x, y = v[:, :, 0], v[:, :, 1:1 + m]
        over, under = cp.maximum(x - self.upper, 0), cp.maximum(self.lower - x, 0)
        cost = ((x - self.workload)**2 / (2 * self.capacity) + self.penalty[:, None] * (over**2 + under**2)).sum(1)
        distance = cp.sqrt(((y - self.y_star[:, None])**2).sum(2)).max(1)
        return cp.maximum(cp.abs(cost - self.cost_optimum) / self.cost_scale, distance / self.scale)

    def to_end(self, result):
        """Nothing is brought to the host before the end, except, at looks at the residual, whether all have ended."""
        p, m = self.p, self.p.m
        u, k = self.index.shape
        v = cp.concatenate((self.x0[:, :, None], self.y0, cp.zeros_like(self.y0)), 2)
        outcome, done, below = cp.full((u, k), -1), cp.zeros((u, k), int), cp.zeros((u, k), int)
        feasibility, drift = cp.zeros((u, k)), cp.zeros((u, k))
        for at in range(p.steps + 1):
            if p.check_every > 0 and (at % p.check_every == 0 or at == p.steps):
                below = cp.where(self.residual(v) <= self.stop_at, below + 1, 0)
                outcome = cp.where((outcome < 0) & (below == 2), w.CONVERGED, outcome)
                if not bool((outcome < 0).any()):
                    break
            if at == p.steps:
                break
            running = outcome < 0
            v = cp.where(running[:, None, None], self.step(v, p.graph_at(at)), v)
            feasibility = cp.maximum(feasibility, cp.abs(v[:, :, 0].sum(1) - self.demand))
            drift = cp.maximum(drift, cp.abs(v[:, :, 1 + m:].sum(1)).max(1))
            largest = cp.abs(v).max((1, 2))
            done += running
            outcome = cp.where(running & ~(largest <= self.limit), cp.where(cp.isfinite(largest), w.DIVERGED, w.NOT_FINITE), outcome)
        v, outcome = cp.asnumpy(v), cp.asnumpy(outcome)
        result.x[self.index], result.y[self.index] = v[:, :, 0].transpose(0, 2, 1), v[:, :, 1:1 + m].transpose(0, 3, 1, 2)
        result.outcome[self.index], result.done[self.index] = np.where(outcome < 0, w.STEP_LIMIT, outcome), cp.asnumpy(done)
        result.feasibility[self.index], result.drift[self.index] = cp.asnumpy(feasibility), cp.asnumpy(drift)


def prepare(p):
    laid = [Run(p, index) for index in batches.indices(p, int(os.environ.get("PEER_INSTANCES", 1 << 16)))]
    steps, p.steps = p.steps, min(3, p.steps)
    for part in laid:
        part.to_end(w.Result(p))
    p.steps = steps

    def run():
        result = w.Result(p)
        for part in laid:
            part.to_end(result)
        return result

    return run


if __name__ == "__main__":
    w.main(prepare)
