#!/usr/bin/env python3
"""CuPy RawKernel: the kernel of kernel.cuh, compiled by NVRTC and started from Python. What it shows beside the CUDA peer is what Python and CuPy cost. PEER_LANES fixes the width of a group."""

import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "py"))

import cupy as cp
import numpy as np

import build
import workload as w

# The most shared memory of a block on Hopper and on Ampere's large parts.
MOST_SHARED = 227 * 1024


def rows(p):
    """Networks as the kernel reads them: per node its neighbours, or for edge coupling its links; and the edges."""
    first, neighbour, weight, edge_first, tail, head, incident, edge_weight, at = [], [], [], [0], [], [], [], [], 0
    for structure in p.structures:
        for g in structure.graphs:
            e = np.arange(len(g.tail))
            ends = np.concatenate((g.tail, g.head))
            order = np.argsort(ends, kind="stable")
            first.append(at + np.concatenate(([0], np.cumsum(np.bincount(ends, minlength=p.n)))))
            at += len(ends)
            if p.coupling == w.EDGE:
                incident.append(np.concatenate((2 * e, 2 * e + 1))[order])
                tail.append(g.tail), head.append(g.head), edge_weight.append(g.weight)
                edge_first.append(edge_first[-1] + len(e))
            else:
                neighbour.append(np.concatenate((g.head, g.tail))[order])
                weight.append(np.concatenate((g.weight, g.weight))[order])
    edges = max(len(g.tail) for s in p.structures for g in s.graphs)
    joined = lambda parts, kind: np.concatenate(parts).astype(kind) if parts else np.zeros(1, kind)
    return (joined(first, np.int32), joined(neighbour, np.int32), joined(weight, float), np.array(edge_first, np.int32), joined(tail, np.int32), joined(head, np.int32),
            joined(incident, np.int32), joined(edge_weight, float)), edges


def data(p):
    if p.loss == w.QUADRATIC:
        return np.concatenate([s.quadratic.ravel() for s in p.structures]), np.concatenate([s.linear.ravel() for s in p.structures]), np.zeros(1, np.int32)
    base = np.concatenate(([0], np.cumsum([len(s.targets) for s in p.structures])))
    return (np.concatenate([s.features.ravel() for s in p.structures]), np.concatenate([s.targets for s in p.structures]),
            np.concatenate([s.offset + b for s, b in zip(p.structures, base)]).astype(np.int32))


def groups(p, lanes):
    """Structures of the groups and their instances, −1 where there is none."""
    order = np.argsort(p.structure, kind="stable")
    structure, instance = [], []
    for i in order:
        if not structure or p.structure[i] != structure[-1] or len(instance[-1]) == lanes:
            structure.append(p.structure[i])
            instance.append([])
        instance[-1].append(i)
    return np.array(structure, np.int32), np.array([g + [-1] * (lanes - len(g)) for g in instance], np.int32)


def prepare(p):
    if p.m > 64:
        sys.exit(3)
    network, edges = rows(p)
    numbers = np.column_stack([getattr(p, name) for name in w.NUMBERS])
    given = [cp.asarray(np.ascontiguousarray(v)) for v in (*network, *data(p), numbers, p.capacity, p.workload, p.lower, p.upper, p.x0, p.y0, p.y_star, p.limits())]
    out = [cp.zeros((p.instances, p.n)), cp.zeros((p.instances, p.n, p.m)), cp.zeros((p.instances, 2), np.int32), cp.zeros((p.instances, 2))]
    widths = [k for k in (32, 16, 8, 4, 2, 1) if p.n * k <= 1024 and str(k) in os.environ.get("PEER_LANES", str(k)).split(",")]
    prelude = '#define DYNAMIC_SHARED(type, name) extern __shared__ __align__(16) unsigned char shared_bytes[]; type* const name = (type*)shared_bytes\n'
    with open(os.path.join(HERE, "kernel.cuh")) as file:
        module = cp.RawModule(code=prelude + file.read(), options=("-std=c++17", *build.macros(p.path)), name_expressions=[f"run<{k}>" for k in widths])

    def shared(lanes):
        per = p.n * (2 + 3 * p.m)
        return lanes * (8 * (2 * per if p.coupling == w.NODE else per + edges * (1 + 2 * p.m)) + 8)

    def launcher(lanes):
        kernel = module.get_function(f"run<{lanes}>")
        kernel.max_dynamic_shared_size_bytes = shared(lanes)
        structure, instance = (cp.asarray(v) for v in groups(p, lanes))

        def launch(steps):
            pointers = [v.data.ptr for v in (structure, instance, *given, *out)]
            arguments = cp.asarray(np.array([*pointers, steps, p.check_every, p.pool, p.switch_every, edges], np.int64))
            kernel((len(structure),), (p.n * lanes,), (arguments,), shared_mem=shared(lanes))
            cp.cuda.get_current_stream().synchronize()

        return launch

    best = None
    for lanes in widths:
        if shared(lanes) > MOST_SHARED:
            continue
        launch = launcher(lanes)
        launch(min(p.steps, 40))
        begin = time.perf_counter()
        launch(min(p.steps, p.steps if p.check_every else 400))
        seconds = time.perf_counter() - begin
        if best is None or seconds < best[0]:
            best = seconds, launch

    def run():
        result = w.Result(p)
        best[1](p.steps)
        result.x, result.y, ends, maxima = (cp.asnumpy(v) for v in out)
        result.outcome, result.done = ends.T.astype(np.int64)
        result.feasibility, result.drift = maxima.T
        return result

    return run


if __name__ == "__main__":
    w.main(prepare)
