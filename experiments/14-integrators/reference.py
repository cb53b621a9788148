#!/usr/bin/env python3
"""Integrates the twenty instances with SciPy's DOP853 as the equations are printed, in (x, y, z) with the Hessian in z's equation, and writes the states to FILE.

The engine integrates s = z − ∇g(y) in place of z and needs no Hessian; nothing is shared but the files in inputs/.

Usage: python3 reference.py FILE    (python3-scipy)
"""
import csv
import os
import sys

import numpy as np
import scipy
from scipy.integrate import solve_ivp

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "inputs")
TIMES = [2.0, 4.0, 6.0, 8.0, 10.0]
PENALTY = 1.0
HINGE_WEIGHT, HINGE_SHARPNESS = 1.5, 2.0
RIDGE = 1e-3


def table(name, kind):
    with open(os.path.join(HERE, f"{name}.{kind}.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return np.array([[float(v) for v in row] for row in rows[1:]])


def sigmoid(u):
    return 0.5 * (1 + np.tanh(0.5 * u))


class Instance:
    """One instance: ẋᵢ = Σⱼ wᵢⱼ(∂Fⱼ − ∂Fᵢ), ẏᵢ = Σⱼ wᵢⱼ(yⱼ − yᵢ) − αzᵢ, żᵢ = Σⱼ wᵢⱼ(zⱼ − zᵢ) + ∇²gᵢ(yᵢ)ẏᵢ."""

    def __init__(self, row):
        name, self.loss, self.n, self.alpha = row["name"], row["loss"], int(row["nodes"]), float(row["alpha"])
        weights = np.zeros((self.n, self.n))
        for i, j, w in table(name, "edges"):
            weights[int(i), int(j)] = weights[int(j), int(i)] = w
        self.laplacian = np.diag(weights.sum(axis=1)) - weights
        _, self.capacity, self.workload, self.lower, self.upper = table(name, "nodes").T
        samples = table(name, "samples")
        self.m = samples.shape[1] - 1
        sign = 1.0 if self.loss == "logistic" else -1.0
        self.phi = [np.hstack([s[:, 1:-1], np.full((len(s), 1), sign)]) for s in (samples[samples[:, 0] == i] for i in range(self.n))]
        self.target = [samples[samples[:, 0] == i][:, -1] for i in range(self.n)]
        self.x = table(name, "x")[:, 1]
        self.y = table(name, "y")[:, 1:]

    def gradient(self, i, y):
        phi, t = self.phi[i], self.target[i]
        margin = phi @ y
        weights = np.append(y[:-1], 0)
        if self.loss == "least-squares":
            return 2 * phi.T @ (margin - t)
        if self.loss == "smooth-hinge":
            return 2 * weights - HINGE_WEIGHT * phi.T @ (t * sigmoid(HINGE_SHARPNESS * (1 - t * margin)))
        return -phi.T @ (t * sigmoid(-t * margin)) / len(t) + RIDGE * weights

    def hessian(self, i, y):
        phi, t = self.phi[i], self.target[i]
        margin = phi @ y
        ridge = np.diag(np.append(np.ones(self.m - 1), 0))
        if self.loss == "least-squares":
            return 2 * phi.T @ phi
        if self.loss == "smooth-hinge":
            p = sigmoid(HINGE_SHARPNESS * (1 - t * margin))
            return 2 * ridge + HINGE_WEIGHT * HINGE_SHARPNESS * phi.T @ ((p * (1 - p))[:, None] * phi)
        p = sigmoid(-t * margin)
        return phi.T @ ((p * (1 - p))[:, None] * phi) / len(t) + RIDGE * ridge

    def start(self):
        z = np.array([self.gradient(i, self.y[i]) for i in range(self.n)])
        return np.concatenate([self.x, self.y.ravel(), z.ravel()])

    def parts(self, u):
        k = self.n * self.m
        return u[: self.n], u[self.n : self.n + k].reshape(self.n, self.m), u[self.n + k :].reshape(self.n, self.m)

    def slope(self, _, u):
        x, y, z = self.parts(u)
        marginal = (x - self.workload) / self.capacity + 2 * PENALTY * (np.maximum(x - self.upper, 0) - np.maximum(self.lower - x, 0))
        dy = -self.laplacian @ y - self.alpha * z
        dz = -self.laplacian @ z + np.array([self.hessian(i, y[i]) @ dy[i] for i in range(self.n)])
        return np.concatenate([-self.laplacian @ marginal, dy.ravel(), dz.ravel()])

    def states(self, relative, absolute):
        """The states at TIMES: each stretch ends on one, so that none is interpolated."""
        u, at = self.start(), 0.0
        for t in TIMES:
            solution = solve_ivp(self.slope, (at, t), u, method="DOP853", rtol=relative, atol=absolute)
            if not solution.success:
                raise RuntimeError(solution.message)
            u, at = solution.y[:, -1], t
            yield t, u


def main():
    print(f"SciPy {scipy.__version__}, NumPy {np.__version__}", file=sys.stderr)
    with open(os.path.join(HERE, "instances.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as out:
        out.write("instance,t,node,variable,dop853,tight\n")
        for row in rows:
            instance = Instance(row)
            for (t, u), (_, v) in zip(instance.states(1e-10, 1e-12), instance.states(1e-13, 1e-14)):
                (x, y, z), (tx, ty, tz) = instance.parts(u), instance.parts(v)
                for i in range(instance.n):
                    values = [("x", x[i], tx[i])]
                    values += [(f"y{c}", y[i, c], ty[i, c]) for c in range(instance.m)]
                    values += [(f"z{c}", z[i, c], tz[i, c]) for c in range(instance.m)]
                    out.writelines(f"{row['instance']},{t:g},{i},{name},{a:.15g},{b:.15g}\n" for name, a, b in ((s, float(p), float(q)) for s, p, q in values))


if __name__ == "__main__":
    main()
