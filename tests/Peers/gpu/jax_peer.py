#!/usr/bin/env python3
"""JAX, float64: one instance as a function of its numbers and its structure, vmap over the instances that share a structure and over structures, the steps a while loop inside one jit.

PEER_FORM=dense takes networks as matrices, gather as padded lists of neighbours (edge coupling: of links). PEER_INSTANCES limits how many run in one call (memory)."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "py"))

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import numpy as np

import batches
import workload as w

FORM = os.environ.get("PEER_FORM", "gather")


def networks(p, index):
    """Per structure and graph of the pool what `flow` needs, padded alike: [U, G, …]."""
    shared = [p.structures[u] for u in p.structure[index[:, 0]]]
    if p.coupling == w.EDGE:
        most = max(len(g.tail) for s in shared for g in s.graphs)
        pad = lambda v: np.pad(v, (0, most - len(v)))
        out = {name: np.array([[pad(getattr(g, name)) for g in s.graphs] for s in shared]) for name in ("tail", "head", "weight")}
        if FORM == "dense":
            incidence = np.zeros((len(shared), p.pool, most, p.n))
            for u, s in enumerate(shared):
                for k, g in enumerate(s.graphs):
                    e = np.arange(len(g.tail))
                    incidence[u, k, e, g.head] = 1
                    incidence[u, k, e, g.tail] = -1
            out["incidence"] = incidence
        return out
    if FORM == "dense":
        return {"laplacian": np.array([[w.dense_laplacian(g, p.n) for g in s.graphs] for s in shared])}
    lists = [[batches.neighbours(g, p.n) for g in s.graphs] for s in shared]
    most = max(v.shape[1] for s in lists for v, _ in s)
    pad = lambda v: np.pad(v, ((0, 0), (0, most - v.shape[1])))
    return {"neighbour": np.array([[pad(v) for v, _ in s] for s in lists]), "weight": np.array([[pad(x) for _, x in s] for s in lists])}


def quantise(p, v, rho):
    if p.quantiser == w.NO_QUANTISER:
        return v
    return jnp.copysign(jnp.exp(rho * jnp.round(jnp.log(jnp.abs(v)) / rho)), v)


def flow(p, net, v, rho):
    """Σⱼ wᵢⱼ⟨vⱼ, vᵢ⟩ for v [n, components]."""
    if p.coupling == w.EDGE:
        if FORM == "dense":
            b = net["incidence"]
            return -(b.T @ (net["weight"][:, None] * quantise(p, b @ v, rho)))
        d = net["weight"][:, None] * quantise(p, v[net["head"]] - v[net["tail"]], rho)
        return jnp.zeros_like(v).at[net["tail"]].add(d).at[net["head"]].add(-d)
    q = quantise(p, v, rho)
    if FORM == "dense":
        return net["laplacian"] @ q
    return jnp.sum(net["weight"][:, :, None] * (q[net["neighbour"]] - q[:, None, :]), axis=1)


def gradient(p, data, i, y):
    if p.loss == w.QUADRATIC:
        return jnp.einsum("ijk,ik->ij", data["quadratic"], y) - data["linear"]
    phi, target, mask, count = data["features"], data["targets"], data["mask"], data["samples"]
    weights, last = y[:, :-1], y[:, -1:]
    score = jnp.einsum("isd,id->is", phi, weights)
    if p.loss == w.LOGISTIC:
        r = -target * mask / (1 + jnp.exp(target * (score + last))) / jnp.maximum(1, count)[:, None]
        return jnp.concatenate((jnp.einsum("isd,is->id", phi, r) + i["ridge"] * weights, r.sum(1)[:, None]), 1)
    if p.loss == w.SMOOTH_HINGE:
        r = -i["c"] * target * mask / (1 + jnp.exp(-i["mu"] * (1 - target * (score - last))))
        return jnp.concatenate((jnp.einsum("isd,is->id", phi, r) + 2 * weights, -r.sum(1)[:, None]), 1)
    r = 2 * (score - last - target) * mask
    return jnp.concatenate((jnp.einsum("isd,is->id", phi, r), -r.sum(1)[:, None]), 1)


def residual(i, x, y):
    over, under = jnp.maximum(x - i["upper"], 0), jnp.maximum(i["lower"] - x, 0)
    cost = jnp.sum((x - i["workload"])**2 / (2 * i["capacity"]) + i["penalty"] * (over**2 + under**2))
    distance = jnp.sqrt(jnp.max(jnp.sum((y - i["y_star"])**2, axis=1)))
    return jnp.maximum(jnp.abs(cost - i["cost_optimum"]) / i["cost_scale"], distance / i["scale"])


def step(p, net, data, i, s, k):
    """Step k of an instance that has not ended; one that has stays as it is."""
    running = s["outcome"] < 0
    x, y, m = s["x"], s["y"], p.m
    slope = (x - i["workload"]) / i["capacity"] + 2 * i["penalty"] * (jnp.maximum(x - i["upper"], 0) - jnp.maximum(i["lower"] - x, 0))
    z = s["s"] + gradient(p, data, i, y)
    change = flow(p, net, jnp.concatenate((slope[:, None], y, z), 1), i["rho"])
    x = x + i["eta"] * change[:, 0]
    y = y + i["eta"] * (change[:, 1:1 + m] - i["alpha"] * z)
    tracker = s["s"] + i["eta"] * change[:, 1 + m:]
    largest = jnp.maximum(jnp.max(jnp.abs(x)), jnp.maximum(jnp.max(jnp.abs(y)), jnp.max(jnp.abs(tracker))))
    beyond = ~(largest <= i["limit"])
    keep = lambda new, old: jnp.where(running, new, old)
    return {"x": keep(x, s["x"]), "y": keep(y, s["y"]), "s": keep(tracker, s["s"]), "below": s["below"],
            "outcome": jnp.where(running & beyond, jnp.where(jnp.isfinite(largest), w.DIVERGED, w.NOT_FINITE), s["outcome"]), "done": jnp.where(running, k + 1, s["done"]),
            "feasibility": keep(jnp.maximum(s["feasibility"], jnp.abs(x.sum() - i["demand"])), s["feasibility"]),
            "drift": keep(jnp.maximum(s["drift"], jnp.max(jnp.abs(tracker.sum(0)))), s["drift"])}


def look(i, s):
    """What a look at the residual decides; an instance that converged has made as many steps as before."""
    below = jnp.where(residual(i, s["x"], s["y"]) <= i["stop_at"], s["below"] + 1, 0)
    ended = (s["outcome"] < 0) & (below == 2)
    return s | {"below": below, "outcome": jnp.where(ended, w.CONVERGED, s["outcome"])}


def compiled(p):
    """All instances of a batch from their start to their end; the number of steps is an argument, so that it is compiled once."""
    def run(nets, data, numbers, steps):
        # Instances [U, K, …]; structures [U, …] are not repeated over K.
        advance = jax.vmap(jax.vmap(lambda *a: step(p, *a), (None, None, 0, 0, None)), (0, 0, 0, 0, None))
        steps = jnp.asarray(steps, jnp.int32)
        looks = jax.vmap(jax.vmap(look))
        shape = numbers["alpha"].shape
        zero = jnp.zeros(shape)
        y = numbers["y0"]
        state = {"x": numbers["x0"], "y": y, "s": jnp.zeros_like(y), "below": jnp.zeros(shape, jnp.int32), "outcome": jnp.full(shape, -1, jnp.int32),
                 "done": jnp.zeros(shape, jnp.int32), "feasibility": zero, "drift": zero}

        def at_step(k, s):
            # All instances are at the same step, so that the network is chosen once for all of them.
            graph = k // p.switch_every % p.pool if p.switch_every > 0 and p.pool > 1 else 0
            return advance({name: v[:, graph] for name, v in nets.items()}, data, numbers, s, k)

        def steps_of(state, first, last):
            return jax.lax.fori_loop(first, last, at_step, state)

        if p.check_every == 0:
            return steps_of(state, jnp.asarray(0, jnp.int32), steps)

        def part(carry):
            at, s = carry
            s = looks(numbers, s)
            end = jnp.minimum(at + p.check_every, steps).astype(jnp.int32)
            return end, steps_of(s, at, end)

        at, state = jax.lax.while_loop(lambda c: (c[0] < steps) & jnp.any(c[1]["outcome"] < 0), part, (jnp.asarray(0, jnp.int32), state))
        return looks(numbers, state)

    return jax.jit(run)


# Compiled programs by path; JAX itself keeps one per shape.
_programs = {}


def prepare(p):
    most = int(os.environ.get("PEER_INSTANCES", 1 << 16))
    program = _programs.setdefault(p.path, compiled(p))
    limits, (cost_scale, scale) = p.limits(), p.scales()
    laid = []
    for index in batches.indices(p, most):
        numbers = {name: getattr(p, name)[index] for name in (*w.NUMBERS, "capacity", "workload", "lower", "upper", "x0", "y0", "y_star")}
        numbers |= {"limit": limits[index], "cost_scale": cost_scale[index], "scale": scale[index]}
        data = batches.data_of(p, index)
        laid.append((index, *(jax.device_put(v) for v in (networks(p, index), data, numbers))))
    for _, nets, data, numbers in laid:
        jax.block_until_ready(program(nets, data, numbers, min(2, p.steps)))

    def run():
        result = w.Result(p)
        ended = [(index, program(nets, data, numbers, p.steps)) for index, nets, data, numbers in laid]
        for index, s in ended:
            s = jax.device_get(jax.block_until_ready(s))
            outcome = np.asarray(s["outcome"])
            result.x[index], result.y[index], result.done[index] = s["x"], s["y"], s["done"]
            result.outcome[index] = np.where(outcome < 0, w.STEP_LIMIT, outcome)
            result.feasibility[index], result.drift[index] = s["feasibility"], s["drift"]
        return result

    return run


if __name__ == "__main__":
    w.main(prepare)
