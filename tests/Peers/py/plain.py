#!/usr/bin/python3
"""The equations once more, one instance and one step after the other, as plainly as they can be written: what the other peers are checked against. Not timed."""

import numpy as np

import workload as w


def quantise(v, rho, kind):
    if kind == w.NO_QUANTISER:
        return v
    with np.errstate(divide="ignore"):
        return np.copysign(np.exp(rho * np.rint(np.log(np.abs(v)) / rho)), v)


def gradient(p, data, i, y):
    """∇g of every node of instance i."""
    g = np.empty_like(y)
    if p.loss == w.QUADRATIC:
        for node in range(p.n):
            g[node] = data.quadratic[node] @ y[node] - data.linear[node]
        return g
    for node in range(p.n):
        rows = slice(data.offset[node], data.offset[node + 1])
        phi, target = data.features[rows], data.targets[rows]
        weights, last = y[node, :-1], y[node, -1]
        if p.loss == w.LOGISTIC:
            r = -target / (1 + np.exp(target * (phi @ weights + last))) / max(1, len(target))
            g[node, :-1], g[node, -1] = phi.T @ r + p.ridge[i] * weights, r.sum()
        elif p.loss == w.SMOOTH_HINGE:
            r = -p.c[i] * target / (1 + np.exp(-p.mu[i] * (1 - target * (phi @ weights - last))))
            g[node, :-1], g[node, -1] = phi.T @ r + 2 * weights, -r.sum()
        else:
            r = 2 * (phi @ weights - last - target)
            g[node, :-1], g[node, -1] = phi.T @ r, -r.sum()
    return g


def flow(p, graph, i, v):
    """Σⱼ wᵢⱼ⟨vⱼ, vᵢ⟩ of every node, v being [n, components]."""
    out = np.zeros_like(v)
    for a, b, weight in zip(graph.tail, graph.head, graph.weight):
        if p.coupling == w.EDGE:
            d = weight * quantise(v[b] - v[a], p.rho[i], p.quantiser)
        else:
            d = weight * (quantise(v[b], p.rho[i], p.quantiser) - quantise(v[a], p.rho[i], p.quantiser))
        out[a] += d
        out[b] -= d
    return out


def residual(p, i, x, y):
    over, under = np.maximum(x - p.upper[i], 0), np.maximum(p.lower[i] - x, 0)
    cost = ((x - p.workload[i])**2 / (2 * p.capacity[i]) + p.penalty[i] * (over**2 + under**2)).sum()
    cost_scale, scale = (v[i] for v in p.scales())
    return max(abs(cost - p.cost_optimum[i]) / cost_scale, np.sqrt(((y - p.y_star[i])**2).sum(1)).max() / scale)


def advance(p, i, result):
    data = p.structures[p.structure[i]]
    x, y, s = p.x0[i].copy(), p.y0[i].copy(), np.zeros_like(p.y0[i])
    limit, below, outcome, done = p.limits()[i], 0, w.STEP_LIMIT, p.steps
    for k in range(p.steps + 1):
        if p.check_every > 0 and (k % p.check_every == 0 or k == p.steps):
            below = below + 1 if residual(p, i, x, y) <= p.stop_at[i] else 0
            if below == 2:
                outcome, done = w.CONVERGED, k
                break
        if k == p.steps:
            break
        slope = (x - p.workload[i]) / p.capacity[i] + 2 * p.penalty[i] * (np.maximum(x - p.upper[i], 0) - np.maximum(p.lower[i] - x, 0))
        z = s + gradient(p, data, i, y)
        change = flow(p, data.graphs[p.graph_at(k)], i, np.column_stack((slope, y, z)))
        x = x + p.eta[i] * change[:, 0]
        y = y + p.eta[i] * (change[:, 1:1 + p.m] - p.alpha[i] * z)
        s = s + p.eta[i] * change[:, 1 + p.m:]
        result.feasibility[i] = max(result.feasibility[i], abs(x.sum() - p.demand[i]))
        result.drift[i] = max(result.drift[i], np.abs(s.sum(0)).max())
        largest = max(np.abs(x).max(), np.abs(y).max(), np.abs(s).max())
        if not largest <= limit:
            outcome, done = (w.DIVERGED if np.isfinite(largest) else w.NOT_FINITE), k + 1
            break
    result.x[i], result.y[i], result.outcome[i], result.done[i] = x, y, outcome, done


def prepare(p):
    def run():
        result = w.Result(p)
        for i in range(p.instances):
            advance(p, i, result)
        return result

    return run


if __name__ == "__main__":
    w.main(prepare)
