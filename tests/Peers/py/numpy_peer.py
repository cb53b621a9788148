#!/usr/bin/python3
"""NumPy, batched over instances: networks as dense matrices held once per structure (as sparse ones for edge coupling), every operation in place, batches that stay in cache, a process a core."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import copy

import numpy as np
import scipy.sparse as sparse

import batches
import workload as w

# Numbers of the state that a batch may hold: four arrays of it are in use at a time.
STATE = int(os.environ.get("PEER_STATE", 1 << 16))


class Run:
    def __init__(self, b):
        """`b` a batch, narrowed as its instances end."""
        self.b, p = b, b.p
        self.p = p
        u, k = b.index.shape
        n, m = p.n, p.m
        self.v = np.zeros((u, n, 1 + 2 * m, k))
        self.v[:, :, 0], self.v[:, :, 1:1 + m] = b.x0, b.y0
        self.feasibility, self.drift, self.below = np.zeros((u, k)), np.zeros((u, k)), np.zeros((u, k), int)
        self.lay_out()

    def lay_out(self):
        """Everything that depends on the shape."""
        b, p, m = self.b, self.p, self.p.m
        self.r, self.q, self.d = np.empty_like(self.v), np.empty_like(self.v), np.empty_like(self.v)
        self.x, self.y, self.s = self.v[:, :, 0], self.v[:, :, 1:1 + m], self.v[:, :, 1 + m:]
        self.rho = b.rho[:, None, None, :]
        self.inverse = 1 / self.rho
        self.eta, self.alpha = b.eta[:, None, None, :], b.alpha[:, None, None, :]
        self.inverse_capacity = 1 / b.capacity
        self.twice = 2 * b.penalty[:, None, :]
        self.over, self.under = np.empty_like(b.x0), np.empty_like(b.x0)
        if p.coupling == w.EDGE:
            self.links = [self.incidence(*graph) for graph in b.edges]
        if p.loss != w.QUADRATIC:
            self.features = b.features
            self.transposed = np.ascontiguousarray(b.features.transpose(0, 1, 3, 2))
            scaled = b.mask / np.maximum(1, b.samples)[:, :, None] if p.loss == w.LOGISTIC else b.mask
            self.weight = (scaled * (2 if p.loss == w.LEAST_SQUARES else -b.targets))[..., None]
            self.targets = b.targets[..., None]
            self.margin = np.empty((*b.targets.shape, b.index.shape[1]))

    def incidence(self, tail, head, weight):
        """B [edges, nodes] of all structures at once and −Bᵀ·weights."""
        u, e = tail.shape
        row, base = np.arange(u * e), (np.arange(u) * self.p.n)[:, None]
        ones = np.ones(u * e)
        b = sparse.csr_matrix((np.concatenate((ones, -ones)), (np.concatenate((row, row)), np.concatenate(((base + head).ravel(), (base + tail).ravel())))),
                              (u * e, u * self.p.n))
        b.eliminate_zeros()
        return b, (-b.T @ sparse.diags(weight.ravel())).tocsr()

    def gradient(self, out):
        b, p, m = self.b, self.p, self.p.m
        if p.loss == w.QUADRATIC:
            if m > 4:
                np.matmul(b.quadratic, self.y, out=out)
                out -= b.linear[..., None]
                return
            for j in range(m):
                g = out[:, :, j]
                np.multiply(b.quadratic[:, :, j, 0, None], self.y[:, :, 0], out=g)
                for c in range(1, m):
                    g += b.quadratic[:, :, j, c, None] * self.y[:, :, c]
                g -= b.linear[:, :, j, None]
            return
        t, last = self.margin, self.y[:, :, None, m - 1]
        np.matmul(self.features, self.y[:, :, :m - 1], out=t)
        if p.loss == w.LEAST_SQUARES:
            t -= last
            t -= self.targets
            t *= self.weight
        else:
            if p.loss == w.LOGISTIC:
                t += last
                t *= self.targets
            else:
                t -= last
                t *= self.targets
                t -= 1
                t *= b.mu[:, None, None, :]
            np.exp(t, out=t)
            t += 1
            np.divide(self.weight, t, out=t)
        np.matmul(self.transposed, t, out=out[:, :, :m - 1])
        np.sum(t, axis=2, out=out[:, :, m - 1])
        if p.loss != w.LOGISTIC:
            np.negative(out[:, :, m - 1], out=out[:, :, m - 1])
        if p.loss == w.SMOOTH_HINGE:
            out *= b.c[:, None, None, :]
            out[:, :, :m - 1] += 2 * self.y[:, :, :m - 1]
        elif p.loss == w.LOGISTIC:
            out[:, :, :m - 1] += b.ridge[:, None, None, :] * self.y[:, :, :m - 1]

    def quantise(self, v, out):
        if self.p.quantiser == w.NO_QUANTISER:
            out[...] = v
            return
        np.abs(v, out=out)
        np.log(out, out=out)
        out *= self.inverse
        np.rint(out, out=out)
        out *= self.rho
        np.exp(out, out=out)
        np.copysign(out, v, out=out)

    def step(self, graph):
        b, p, m = self.b, self.p, self.p.m
        u, n, c, k = self.v.shape
        slope, z = self.r[:, :, 0], self.r[:, :, 1 + m:]
        np.subtract(self.x, b.upper, out=self.over)
        np.maximum(self.over, 0, out=self.over)
        np.subtract(b.lower, self.x, out=self.under)
        np.maximum(self.under, 0, out=self.under)
        self.over -= self.under
        self.over *= self.twice
        np.subtract(self.x, b.workload, out=slope)
        slope *= self.inverse_capacity
        slope += self.over
        self.r[:, :, 1:1 + m] = self.y
        self.gradient(z)
        z += self.s
        if p.coupling == w.EDGE:
            spread, gather = self.links[graph]
            difference = (spread @ self.r.reshape(u * n, c * k)).reshape(u, -1, c, k)
            quantised = np.empty_like(difference)
            self.quantise(difference, quantised)
            d = (gather @ quantised.reshape(-1, c * k)).reshape(u, n, c, k)
        else:
            d = self.d
            self.quantise(self.r, self.q)
            np.matmul(b.laplacian[graph], self.q.reshape(u, n, c * k), out=d.reshape(u, n, c * k))
        np.multiply(z, self.alpha, out=z)
        d[:, :, 1:1 + m] -= z
        d *= self.eta
        self.v += d
        np.maximum(self.feasibility, np.abs(self.x.sum(1) - b.demand), out=self.feasibility)
        np.maximum(self.drift, np.abs(self.s.sum(1)).max(1), out=self.drift)
        flat = self.v.reshape(u, n * c, k)
        return np.maximum(flat.max(1), -flat.min(1))

    def residual(self):
        b = self.b
        over, under = np.maximum(self.x - b.upper, 0), np.maximum(b.lower - self.x, 0)
        cost = ((self.x - b.workload)**2 * (0.5 * self.inverse_capacity) + b.penalty[:, None] * (over**2 + under**2)).sum(1)
        distance = np.sqrt(((self.y - b.y_star[:, None])**2).sum(2)).max(1)
        return np.maximum(np.abs(cost - b.cost_optimum) / b.cost_scale, distance / b.scale)

    def end(self, which, outcome, done, result):
        """Hands on the instances `which` [U, K] and has them ended."""
        b, m = self.b, self.p.m
        u, k = np.nonzero(which)
        at = b.index[u, k]
        result.x[at], result.y[at] = self.v[u, :, 0, k], self.v[u, :, 1:1 + m, k]
        result.outcome[at], result.done[at] = outcome, done
        result.feasibility[at], result.drift[at] = self.feasibility[u, k], self.drift[u, k]
        b.alive[u, k] = False
        b.limit[u, k] = np.inf

    def to_end(self, result):
        p = self.p
        for step in range(p.steps + 1):
            if p.check_every > 0 and (step % p.check_every == 0 or step == p.steps):
                self.below = np.where(self.residual() <= self.b.stop_at, self.below + 1, 0)
                if (ended := (self.below == 2) & self.b.alive).any():
                    self.end(ended, w.CONVERGED, step, result)
                    if not self.b.alive.any():
                        return
                    self.compact()
            if step == p.steps:
                break
            largest = self.step(p.graph_at(step))
            if not (largest <= self.b.limit).all():
                ended = ~(largest <= self.b.limit) & self.b.alive
                self.end(ended, np.where(np.isfinite(largest[ended]), w.DIVERGED, w.NOT_FINITE), step + 1, result)
                self.v.transpose(0, 3, 1, 2)[ended] = 0
                if not self.b.alive.any():
                    return
                self.compact()
        self.end(self.b.alive.copy(), w.STEP_LIMIT, p.steps, result)

    def compact(self):
        if (live := self.b.live()) is None:
            return
        self.b.keep(*live, batches.pick)
        self.v, self.feasibility, self.drift, self.below = (batches.pick(a, *live) for a in (self.v, self.feasibility, self.drift, self.below))
        self.lay_out()


def prepare(p, kind=Run):
    np.seterr(all="ignore")
    numbers = p.n * (1 + 2 * p.m) if p.loss == w.QUADRATIC else max(p.n * (1 + 2 * p.m), len(p.structures[0].targets) if p.structures else 0)
    laid = batches.batches(p, max(1, min(-(-p.instances // 4), STATE // numbers)))

    def one(k, result):
        b = copy.copy(laid[k])
        b.alive, b.limit = b.alive.copy(), b.limit.copy()
        kind(b).to_end(result)

    return batches.in_processes(p, one, len(laid))


if __name__ == "__main__":
    w.main(prepare)
