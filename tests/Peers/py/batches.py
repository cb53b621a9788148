"""Lays instances out side by side for the array libraries: U structures times K instances that share each, so that the networks and the data of a batch are held once per structure."""

import mmap
import multiprocessing
import os

import numpy as np

import workload as w

# Instances that have ended go on being computed until so large a part of their batch has ended that the rest is laid out anew.
WORTH_COMPACTING = 0.75


class Batch:
    """Arrays of one batch. Instance arrays end in K; node arrays begin [U, n]."""

    def __init__(self, p, index):
        """`index` [U, K]: instances, those of a row sharing their structure."""
        self.p, self.index = p, index
        self.alive = np.ones(index.shape, bool)
        for name in w.NUMBERS:
            setattr(self, name, getattr(p, name)[index])
        for name in ("capacity", "workload", "lower", "upper", "x0"):
            setattr(self, name, np.ascontiguousarray(getattr(p, name)[index].transpose(0, 2, 1)))
        self.y0 = np.ascontiguousarray(p.y0[index].transpose(0, 2, 3, 1))
        self.y_star = np.ascontiguousarray(p.y_star[index].transpose(0, 2, 1))
        self.limit = p.limits()[index]
        self.cost_scale, self.scale = (v[index] for v in p.scales())
        shared = [p.structures[u] for u in p.structure[index[:, 0]]]
        self.laplacian = np.array([[w.dense_laplacian(s.graphs[g], p.n) for s in shared] for g in range(p.pool)])
        self.edges = [self._edges([s.graphs[g] for s in shared]) for g in range(p.pool)] if p.coupling == w.EDGE else None
        for name, value in data_of(p, index).items():
            setattr(self, name, value)

    @staticmethod
    def _edges(graphs):
        """Tails, heads [U, E] and weights [U, E], padded with edges of weight 0 from a node to itself."""
        most = max(len(g.tail) for g in graphs)
        return tuple(np.array([np.pad(getattr(g, name), (0, most - len(g.tail))) for g in graphs]) for name in ("tail", "head", "weight"))

    def structure_arrays(self):
        """Names of the arrays that begin with U and have no instance axis."""
        return ("quadratic", "linear") if self.p.loss == w.QUADRATIC else ("features", "targets", "mask", "samples")

    def instance_arrays(self):
        """Names of the arrays that begin with U and end with K."""
        return (*w.NUMBERS, "capacity", "workload", "lower", "upper", "x0", "y0", "y_star", "limit", "cost_scale", "scale", "index", "alive")

    def live(self):
        """Which structures [U'] and which instances of each [U', K'] to keep, None while it is not worth it. Rows are filled up with instances that are not alive any more."""
        counts = self.alive.sum(1)
        rows = np.flatnonzero(counts)
        width = int(counts.max())
        if len(rows) * width > WORTH_COMPACTING * self.alive.size:
            return None
        order = np.argsort(~self.alive[rows], axis=1, kind="stable")[:, :width]
        return rows, order

    def keep(self, rows, order, take):
        """Narrows every array to what `live` said; `take(array, rows, order)` picks from one that ends with K (order None: from one that does not)."""
        self.laplacian = take(self.laplacian.swapaxes(0, 1), rows, None).swapaxes(0, 1)
        if self.edges:
            self.edges = [tuple(take(v, rows, None) for v in graph) for graph in self.edges]
        for name in self.structure_arrays():
            setattr(self, name, take(getattr(self, name), rows, None))
        for name in self.instance_arrays():
            setattr(self, name, take(getattr(self, name), rows, order))


def neighbours(graph, n):
    """Neighbours and weights of every node as two arrays [n, most], filled up with node 0 at weight 0."""
    tail, head = np.concatenate((graph.tail, graph.head)), np.concatenate((graph.head, graph.tail))
    order = np.argsort(tail, kind="stable")
    tail, head, weight = tail[order], head[order], np.concatenate((graph.weight, graph.weight))[order]
    count = np.bincount(tail, minlength=n)
    place = np.arange(len(tail)) - np.repeat(np.cumsum(count) - count, count)
    neighbour, weights = np.zeros((n, count.max()), np.int64), np.zeros((n, count.max()))
    neighbour[tail, place], weights[tail, place] = head, weight
    return neighbour, weights


def data_of(p, index):
    """The losses' arrays of the structures of `index`, each [U, n, …]."""
    shared = [p.structures[u] for u in p.structure[index[:, 0]]]
    if p.loss == w.QUADRATIC:
        return {name: np.array([getattr(s, name) for s in shared]) for name in ("quadratic", "linear")}
    padded = [w.padded_samples(s, p.n, p.m - 1) for s in shared]
    most = max(f.shape[1] for f, _, _, _ in padded)
    return {"features": np.array([np.pad(f, ((0, 0), (0, most - f.shape[1]), (0, 0))) for f, _, _, _ in padded]),
            "targets": np.array([np.pad(t, ((0, 0), (0, most - t.shape[1])), constant_values=1) for _, t, _, _ in padded]),
            "mask": np.array([np.pad(k, ((0, 0), (0, most - k.shape[1]))) for _, _, k, _ in padded]),
            "samples": np.array([c for _, _, _, c in padded])}


def batches(p, most):
    """Batches of at most `most` instances, instances of one structure side by side."""
    return [Batch(p, index) for index in indices(p, most)]


def indices(p, most):
    """The instances of such batches, each [U, K]: a row shares its structure."""
    order = np.argsort(p.structure, kind="stable")
    firsts = np.flatnonzero(np.diff(p.structure[order], prepend=-1))
    groups = np.split(order, firsts[1:])
    pieces = [g[k:k + most] for g in groups for k in range(0, len(g), most)]
    by_width = {}
    for piece in pieces:
        by_width.setdefault(len(piece), []).append(piece)
    return [np.array(rows[k:k + max(1, most // width)]) for width, rows in by_width.items() for k in range(0, len(rows), max(1, most // width))]


def pick(array, rows, order):
    """`take` for NumPy arrays."""
    picked = array[rows]
    if order is None:
        return np.ascontiguousarray(picked)
    return np.ascontiguousarray(np.take_along_axis(picked, order.reshape(len(rows), *[1] * (array.ndim - 2), -1), -1))


def shared_result(p):
    """A Result whose arrays child processes write into."""
    result = w.Result(p)
    for name, value in vars(result).items():
        memory = np.frombuffer(mmap.mmap(-1, max(1, value.nbytes)), value.dtype, value.size).reshape(value.shape)
        memory[...] = value
        setattr(result, name, memory)
    return result


_pool = None


def in_processes(p, work, count):
    """A function that runs `work(k, result)` for k < count on every core, one single-threaded process each: array libraries are fastest while a batch stays in a core's cache."""
    result = shared_result(p)
    global _call

    def _call(k):
        work(k, result)

    global _pool
    if _pool:
        _pool.terminate()
    workers = min(len(os.sched_getaffinity(0)), count)
    pool = _pool = multiprocessing.get_context("fork").Pool(workers) if workers > 1 else None

    def run():
        if pool:
            pool.map(_call, range(count), 1)
        else:
            for k in range(count):
                _call(k)
        return result

    return run
