#!/usr/bin/env python3
"""Draws the twenty instances of this experiment into inputs/, and writes the sweeps that name them. Standard library only; the same files on every machine.

Usage: python3 generate.py
"""
import math
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20
NAMES = [f"svm-{k}" for k in range(10)] + [f"least-squares-{k}" for k in range(5)] + [f"logistic-{k}" for k in range(5)]


def connected(n, edges):
    seen, stack = {0}, [0]
    while stack:
        i = stack.pop()
        for a, b in edges:
            for j in ((b,) if a == i else (a,) if b == i else ()):
                if j not in seen:
                    seen.add(j)
                    stack.append(j)
    return len(seen) == n


def erdos_renyi(r, n, p):
    while True:
        edges = [(i, j) for i in range(n) for j in range(i + 1, n) if r.random() < p]
        if connected(n, edges):
            return edges


def geometric(r, n, radius):
    while True:
        at = [(r.random(), r.random()) for _ in range(n)]
        edges = [(i, j) for i in range(n) for j in range(i + 1, n) if math.dist(at[i], at[j]) < radius]
        if connected(n, edges):
            return edges


def circulant(n, hops):
    return sorted({(min(i, (i + h) % n), max(i, (i + h) % n)) for i in range(n) for h in hops})


def network(r, name):
    """Nodes and links of an instance."""
    return {
        "least-squares-0": lambda: (12, circulant(12, [1])),
        "least-squares-1": lambda: (16, circulant(16, [1, 2, 4, 8])),
        "least-squares-2": lambda: (9, [(0, j) for j in range(1, 9)]),
        "least-squares-3": lambda: (30, geometric(r, 30, 0.35)),
        "least-squares-4": lambda: (8, [(i, j) for i in range(8) for j in range(i + 1, 8)]),
        "logistic-0": lambda: (15, circulant(15, [1, 2])),
        "logistic-1": lambda: (12, [(i, i + 1) for i in range(12) if i % 4 != 3] + [(i, i + 4) for i in range(8)]),
        "logistic-2": lambda: (25, erdos_renyi(r, 25, 0.3)),
        "logistic-3": lambda: (10, circulant(10, [1])),
        "logistic-4": lambda: (20, geometric(r, 20, 0.45)),
    }.get(name, lambda: (20, erdos_renyi(r, 20, 0.2)))()


def write(name, kind, header, rows):
    with open(os.path.join(HERE, "inputs", f"{name}.{kind}.csv"), "w", encoding="utf-8", newline="\n") as file:
        file.write(header + "\n")
        file.writelines(",".join(str(v) for v in row) + "\n" for row in rows)


def draw(r, k, name):
    """Writes the five files of an instance; returns its row of instances.csv."""
    loss = "smooth-hinge" if name.startswith("svm") else name[: name.rindex("-")]
    n, edges = network(r, name)
    d = 2 + k % 2
    weighted = k % 3 == 0
    write(name, "edges", "source,target,weight", [(i, j, round(r.uniform(0.5, 1.5), 3) if weighted else 1) for i, j in edges])

    # Every second SVM has a box that many nodes leave on the way; the others' is too wide to matter, so that their right-hand sides are smooth.
    boxed = loss == "smooth-hinge" and k % 2 == 1
    capacity = [round(r.uniform(1, 5), 3) for _ in range(n)]
    workload = [round(r.uniform(0, 8), 3) for _ in range(n)]
    demand = round(1.3 * sum(workload), 3)
    share = demand / sum(capacity)
    write(name, "nodes", "node,capacity,workload,lower,upper", [(i, capacity[i], workload[i], 0 if boxed else -1000000, round(1.5 * share * capacity[i], 3) if boxed else 1000000) for i in range(n)])

    samples = []
    line = [r.gauss(0, 1) for _ in range(d + 1)]
    for i in range(n):
        for _ in range(4):
            label = r.choice((-1, 1))
            phi = [round(r.gauss(0 if loss == "least-squares" else 0.7 * label, 1), 3) for _ in range(d)]
            target = round(sum(a * b for a, b in zip(line, phi)) - line[d] + r.gauss(0, 0.1), 3) if loss == "least-squares" else label
            samples.append([i, *phi, target])
    write(name, "samples", "node," + ",".join(f"phi{c}" for c in range(d)) + ",target", samples)

    # x in thousandths, so that Σx = b exactly up to the rounding of the decimals.
    offset = [r.randint(-1500, 1500) for _ in range(n)]
    x = [round(demand * 1000) // n + o - sum(offset) // n for o in offset]
    x[-1] += round(demand * 1000) - sum(x)
    write(name, "x", "node,x", [(i, v / 1000) for i, v in enumerate(x)])
    write(name, "y", "node," + ",".join(f"y{c}" for c in range(d + 1)), [(i, *(round(r.gauss(0, 1), 3) for _ in range(d + 1))) for i in range(n)])
    alpha = {"smooth-hinge": 0.1, "least-squares": 0.05, "logistic": 0.5}[loss]
    return {"name": name, "loss": loss, "nodes": n, "alpha": alpha, "demand": demand, "boxed": int(boxed)}


def axis(rows, keys):
    """The zipped axis over the instances, one key a line."""
    values = {
        "problem.nodes": [row["nodes"] for row in rows],
        "problem.cpu.nodes": [f"inputs/{row['name']}.nodes.csv" for row in rows],
        "problem.cpu.demand.total": [row["demand"] for row in rows],
        "problem.learning.loss": [row["loss"] for row in rows],
        "problem.learning.data.csv": [f"inputs/{row['name']}.samples.csv" for row in rows],
        "network.edges": [f"inputs/{row['name']}.edges.csv" for row in rows],
        "method.alpha": [row["alpha"] for row in rows],
        "method.start.x.csv": [f"inputs/{row['name']}.x.csv" for row in rows],
        "method.start.y.csv": [f"inputs/{row['name']}.y.csv" for row in rows],
    }
    return "".join(f"    {key}: [{', '.join(str(v) for v in values[key])}]\n" for key in keys or values)


HEAD = """schema: 1
name: {name}
problem:
  learning: {{ data: {{ label: target, node: node }}, standardize: false }}
network: {{ topology: edges }}
links: {{ quantizer: none }}
"""


def sweeps(rows):
    with open(os.path.join(HERE, "sweep.yaml"), "w", encoding="utf-8", newline="\n") as file:
        file.write("# Does Dormand–Prince under error control agree with SciPy's DOP853? generate.py writes this file and its inputs.\n" + HEAD.format(name="integrators"))
        file.write("method: { stepper: dopri5, step: adaptive, relativeTolerance: 1e-10, absoluteTolerance: 1e-12, time: 10, stopAt: 0 }\n")
        file.write("sweep:\n  zip:\n" + axis(rows, None) + "trace: { everyTime: 2, states: all }\n")
        file.write("quick: { method.time: 4 }\n")
    with open(os.path.join(HERE, "order.yaml"), "w", encoding="utf-8", newline="\n") as file:
        file.write("# How does the error of Euler, Runge–Kutta and Dormand–Prince fall with a fixed step? generate.py writes this file and its inputs.\n" + HEAD.format(name="integrators-order"))
        file.write("method: { time: 10, stopAt: 0 }\n")
        file.write("sweep:\n  method.stepper: [euler, rk4, dopri5]\n  method.step: [0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625, 0.001953125]\n  zip:\n" + axis(rows, None) + "trace: { everyTime: 2, states: all }\n")
        file.write("quick: { method.step: [0.03125, 0.015625, 0.0078125] }\n")


def main():
    os.makedirs(os.path.join(HERE, "inputs"), exist_ok=True)
    r = random.Random(SEED)
    rows = [draw(r, k, name) for k, name in enumerate(NAMES)]
    keys = list(rows[0])
    with open(os.path.join(HERE, "inputs", "instances.csv"), "w", encoding="utf-8", newline="\n") as file:
        file.write("instance," + ",".join(keys) + "\n")
        file.writelines(f"{k}," + ",".join(str(row[key]) for key in keys) + "\n" for k, row in enumerate(rows))
    sweeps(rows)


if __name__ == "__main__":
    main()
