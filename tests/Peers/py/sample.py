#!/usr/bin/python3
"""Writes a small random workload file of any loss, coupling and quantiser: what the peers are checked on without .NET. Usage: sample.py OUTPUT [name=value …]"""

import sys

import numpy as np

import workload as w

DEFAULTS = dict(instances=12, structures=3, n=8, m=3, loss=0, coupling=0, quantiser=1, pool=1, switch_every=0, steps=50, check_every=0, samples=6, degree=4, alpha=0.1,
                eta=0.02, stop_at=0.0, seed=1, ragged=0, wild=0)


def graph(random, n, degree):
    """A ring, so that it is connected, and random edges beside it."""
    edges = {(min(i, (i + 1) % n), max(i, (i + 1) % n)) for i in range(n)}
    while len(edges) < min(n * degree // 2, n * (n - 1) // 2):
        a, b = sorted(random.choice(n, 2, replace=False))
        edges.add((int(a), int(b)))
    tail, head = np.array(sorted(edges)).T
    return tail, head, random.uniform(0.5, 1.5, len(tail)) if n % 2 else np.ones(len(tail))


def write(path, **settings):
    o = DEFAULTS | settings
    random = np.random.default_rng(o["seed"])
    n, m = o["n"], o["m"]
    optimum = []
    with open(path, "wb") as file:
        longs, reals = lambda *v: np.array(v, "<i8").tofile(file), lambda v: np.asarray(v, "<f8").tofile(file)
        longs(w.WORKLOAD, o["instances"], n, m, o["loss"], o["coupling"], o["quantiser"], o["pool"], o["switch_every"], o["steps"], o["check_every"], o["structures"])
        for _ in range(o["structures"]):
            for _ in range(o["pool"]):
                tail, head, weight = graph(random, n, o["degree"])
                longs(len(tail), *tail, *head)
                reals(weight)
            if o["loss"] == w.QUADRATIC:
                root = random.normal(size=(n, m, m))
                a, c = root @ root.transpose(0, 2, 1) / m + 0.5 * np.eye(m), random.normal(size=(n, m))
                reals(a)
                reals(c)
                optimum.append(np.linalg.solve(a.sum(0), c.sum(0)))
            else:
                count = o["samples"] + (random.integers(0, 3, n) if o["ragged"] else np.zeros(n, int))
                longs(0, *np.cumsum(count))
                total = int(count.sum())
                reals(random.normal(size=(total, m - 1)))
                reals(random.normal(size=total) if o["loss"] == w.LEAST_SQUARES else random.choice([-1.0, 1.0], total))
                optimum.append(random.normal(size=m))
        for i in range(o["instances"]):
            u = i % o["structures"]
            capacity, load = random.uniform(1, 5, n), random.uniform(0, 8, n)
            demand = 1.3 * load.sum()
            lam = (demand - load.sum()) / capacity.sum()
            alpha = o["alpha"] * (1e4 if o["wild"] and i % 3 == 0 else 1 + i % 5)
            best = ((capacity * lam)**2 / (2 * capacity)).sum()
            longs(u)
            reals([alpha, 0.0625 * 2**(i % 4), o["eta"], demand, 1.5, 2.0, 1e-3, 1.0, o["stop_at"], best])
            for row in (capacity, load, np.zeros(n), demand * capacity / capacity.sum() * (1.5 if i % 2 else 20), np.full(n, demand / n)):
                reals(row)
            reals(random.normal(size=(n, m)))
            reals(optimum[u])


if __name__ == "__main__":
    write(sys.argv[1], **{k: type(DEFAULTS[k])(float(v)) for k, v in (a.split("=") for a in sys.argv[2:])})
