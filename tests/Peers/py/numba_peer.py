#!/usr/bin/python3
"""Numba: one instance after the other on each thread (prange), fastmath, the sizes compile-time constants, arrays of an instance reused from step to step."""

import math

import numba
import numpy as np

import workload as w

# Compiled once per file: sizes, loss, coupling and so on are its.
_kernels = {}

fast = numba.njit(fastmath=True, error_model="numpy")
inlined = numba.njit(fastmath=True, error_model="numpy", inline="always")


def gradient_of(p):
    """g(y) of one node as a compiled function of compile-time sizes: (a, c) or (features, targets) of the structure, the first and the last row of the node."""
    m, d, loss = p.m, p.m - 1, p.loss

    @fast
    def quadratic(data, linear, node, first, last, y, g, c, mu, ridge):
        for j in range(m):
            total = -linear[node, j]
            for k in range(m):
                total += data[node, j, k] * y[node, k]
            g[node, j] = total

    @fast
    def samples(data, targets, node, first, last, y, g, c, mu, ridge):
        for j in range(m):
            g[node, j] = 0
        for row in range(first, last):
            score = 0.0
            for j in range(d):
                score += y[node, j] * data[row, j]
            label = targets[row]
            if loss == w.LEAST_SQUARES:
                r = 2 * (score - y[node, d] - label)
            elif loss == w.SMOOTH_HINGE:
                r = -c * label / (1 + math.exp(mu * (label * (score - y[node, d]) - 1)))
            else:
                r = -label / (1 + math.exp(label * (score + y[node, d]))) / (last - first)
            for j in range(d):
                g[node, j] += r * data[row, j]
            if loss == w.LOGISTIC:
                g[node, d] += r
            else:
                g[node, d] -= r
        for j in range(d):
            if loss == w.SMOOTH_HINGE:
                g[node, j] += 2 * y[node, j]
            elif loss == w.LOGISTIC:
                g[node, j] += ridge * y[node, j]

    return quadratic if p.loss == w.QUADRATIC else samples


def advance_of(p):
    n, m, width = p.n, p.m, 1 + 2 * p.m
    edge, quantises, check, pool, every = p.coupling == w.EDGE, p.quantiser == w.LOG_NEAREST, p.check_every, p.pool, p.switch_every
    gradient = gradient_of(p)

    @inlined
    def quantise(v, rho, inverse):
        if not quantises:
            return v
        a = abs(v)
        return math.copysign(math.exp(rho * np.rint(math.log(a) * inverse)), v) if a > 0 else 0.0

    @fast
    def residual(x, y, capacity, workload, lower, upper, penalty, optimum, star):
        cost, norm, farthest = 0.0, 0.0, 0.0
        for i in range(n):
            over, under = max(x[i] - upper[i], 0.0), max(lower[i] - x[i], 0.0)
            cost += (x[i] - workload[i])**2 / (2 * capacity[i]) + penalty * (over * over + under * under)
            square = 0.0
            for c in range(m):
                square += (y[i, c] - star[c])**2
            farthest = max(farthest, square)
        for c in range(m):
            norm += star[c]**2
        return max(abs(cost - optimum) / max(1.0, abs(optimum)), math.sqrt(farthest) / max(1.0, math.sqrt(norm)))

    @numba.njit(fastmath={"nsz", "arcp", "contract", "afn", "reassoc"}, error_model="numpy")
    def beyond(x, y, s, limit):
        """0 within the limit, 2 beyond it, 3 not finite: without the assumption that there is no NaN."""
        largest = 0.0
        finite = True
        for i in range(n):
            largest = max(largest, abs(x[i]))
            finite &= not math.isnan(x[i])
            for c in range(m):
                largest = max(largest, max(abs(y[i, c]), abs(s[i, c])))
                finite &= not (math.isnan(y[i, c]) or math.isnan(s[i, c]))
        if not finite or largest == np.inf:
            return 3
        return 2 if largest > limit else 0

    @fast
    def advance(total_steps, data, second, offset, first, neighbour, tails, weights, numbers, capacity, workload, lower, upper, x, y, star, limit):
        alpha, rho, eta, demand, c, mu, ridge, penalty, stop_at, optimum = numbers
        s, message, z, change = np.zeros((n, m)), np.empty((n, width)), np.empty((n, m)), np.empty((n, width))
        sums = np.empty(m)
        inverse = 1 / rho if quantises else 1.0
        below, feasibility, drift = 0, 0.0, 0.0
        for k in range(total_steps + 1):
            if check > 0 and (k % check == 0 or k == total_steps):
                below = below + 1 if residual(x, y, capacity, workload, lower, upper, penalty, optimum, star) <= stop_at else 0
                if below == 2:
                    return 1, k, feasibility, drift
            if k == total_steps:
                break
            graph = k // every % pool if every > 0 else 0
            for v in range(n):
                slope = (x[v] - workload[v]) / capacity[v] + 2 * penalty * (max(x[v] - upper[v], 0.0) - max(lower[v] - x[v], 0.0))
                gradient(data, second, v, offset[v], offset[v + 1], y, z, c, mu, ridge)
                message[v, 0] = slope
                for q in range(m):
                    z[v, q] += s[v, q]
                    message[v, 1 + q] = y[v, q]
                    message[v, 1 + m + q] = z[v, q]
            if edge:
                change[:] = 0
                for e in range(first[graph, 0], first[graph, n]):
                    a, b, weight = tails[e], neighbour[e], weights[e]
                    for q in range(width):
                        d = weight * quantise(message[b, q] - message[a, q], rho, inverse)
                        change[a, q] += d
                        change[b, q] -= d
            else:
                for v in range(n):
                    for q in range(width):
                        message[v, q] = quantise(message[v, q], rho, inverse)
                for v in range(n):
                    for q in range(width):
                        change[v, q] = 0
                    for e in range(first[graph, v], first[graph, v + 1]):
                        b, weight = neighbour[e], weights[e]
                        for q in range(width):
                            change[v, q] += weight * (message[b, q] - message[v, q])
            total = 0.0
            sums[:] = 0
            for v in range(n):
                x[v] += eta * change[v, 0]
                total += x[v]
                for q in range(m):
                    y[v, q] += eta * (change[v, 1 + q] - alpha * z[v, q])
                    s[v, q] += eta * change[v, 1 + m + q]
                    sums[q] += s[v, q]
            feasibility = max(feasibility, abs(total - demand))
            for q in range(m):
                drift = max(drift, abs(sums[q]))
            outcome = beyond(x, y, s, limit)
            if outcome != 0:
                return outcome, k + 1, feasibility, drift
        return 0, total_steps, feasibility, drift

    @numba.njit(parallel=True, fastmath=True, error_model="numpy")
    def all_of(count, steps, structure, data, second, offset, base, first, neighbour, tails, weights, numbers, capacity, workload, lower, upper, x, y, star, limit, ends, maxima):
        for i in numba.prange(count):
            u = structure[i]
            row = numbers[i]
            ends[i, 0], ends[i, 1], maxima[i, 0], maxima[i, 1] = advance(
                steps, data[base[u]:base[u + 1]], second[base[u]:base[u + 1]], offset[u], first[u], neighbour, tails, weights,
                (row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9]), capacity[i], workload[i], lower[i], upper[i], x[i], y[i], star[i], limit[i])

    return all_of


def rows(p):
    """Networks of all structures and their pools as one list of links: per node all its neighbours, or for edge coupling every edge once."""
    first = np.empty((len(p.structures), p.pool, p.n + 1), np.int64)
    neighbours, tails, weights, at = [], [], [], 0
    for u, structure in enumerate(p.structures):
        for g, graph in enumerate(structure.graphs):
            tail, head, weight = graph.tail, graph.head, graph.weight
            if p.coupling == w.NODE:
                tail, head, weight = np.concatenate((tail, head)), np.concatenate((head, tail)), np.concatenate((weight, weight))
            order = np.lexsort((head, tail))
            first[u, g] = at + np.concatenate(([0], np.cumsum(np.bincount(tail, minlength=p.n))))
            neighbours.append(head[order]), tails.append(tail[order]), weights.append(weight[order])
            at += len(tail)
    return first, np.concatenate(neighbours), np.concatenate(tails), np.concatenate(weights)


def prepare(p):
    numbers = np.column_stack([getattr(p, name) for name in w.NUMBERS])
    if p.loss == w.QUADRATIC:
        data, second = np.concatenate([s.quadratic for s in p.structures]), np.concatenate([s.linear for s in p.structures])
        offset = np.zeros((len(p.structures), p.n + 1), np.int64)
        base = np.arange(len(p.structures) + 1) * p.n
    else:
        data, second = np.concatenate([s.features for s in p.structures]), np.concatenate([s.targets for s in p.structures])
        offset = np.array([s.offset for s in p.structures])
        base = np.concatenate(([0], np.cumsum([len(s.targets) for s in p.structures])))
    links = rows(p)

    def of(kernel, count):
        result, x, y = w.Result(p), p.x0.copy(), p.y0.copy()
        ends, maxima = np.zeros((p.instances, 2), np.int64), np.zeros((p.instances, 2))
        kernel(count, p.steps, p.structure, data, second, offset, base, *links, numbers, p.capacity, p.workload, p.lower, p.upper, x, y, p.y_star, p.limits(), ends, maxima)
        result.x, result.y, result.outcome, result.done = x, y, ends[:, 0], ends[:, 1]
        result.feasibility, result.drift = maxima.T
        return result

    if p.path not in _kernels:
        _kernels[p.path] = advance_of(p)
        of(_kernels[p.path], 0)  # compiles
    return lambda: of(_kernels[p.path], p.instances)


if __name__ == "__main__":
    w.main(prepare)
