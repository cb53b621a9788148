"""Workload and result files of tests/Peers (laid out as tests/Peers/README.md says: little-endian int64 and float64 only), and the command line that every Python peer shares."""

import sys
import time

import numpy as np

WORKLOAD = 0x31304C57504F4F43  # "COOPWL01"
RESULT = 0x31305357504F4F43  # "COOPWS01"
QUADRATIC, SMOOTH_HINGE, LEAST_SQUARES, LOGISTIC = range(4)
NODE, EDGE = range(2)
NO_QUANTISER, LOG_NEAREST = range(2)
STEP_LIMIT, CONVERGED, DIVERGED, NOT_FINITE = range(4)

# ‖(x, y, s)‖∞ beyond this multiple of max(1, its start) is divergence.
DIVERGENCE_FACTOR = 1e6

NUMBERS = ("alpha", "rho", "eta", "demand", "c", "mu", "ridge", "penalty", "stop_at", "cost_optimum")


# What was read of each file: its end there and the structures before it.
_structures = {}


class Graph:
    def __init__(self, tail, head, weight):
        self.tail, self.head, self.weight = tail, head, weight


class Structure:
    """The graphs of a pool and the data that instances share."""

    def __init__(self, graphs, quadratic, linear, offset, features, targets):
        self.graphs = graphs
        self.quadratic, self.linear = quadratic, linear  # [n, m, m], [n, m]
        self.offset, self.features, self.targets = offset, features, targets  # [n + 1], [N, m - 1], [N]


class Workload:
    """The first `instances` (0: all) of a file, with `steps` (0: the file's)."""

    def __init__(self, path, instances=0, steps=0):
        self.path = path
        raw = np.memmap(path, dtype="<i8", mode="r")
        real = raw.view("<f8")
        head = [int(v) for v in raw[:12]]
        if head[0] != WORKLOAD:
            raise SystemExit(f"{path} is no workload file: its first eight bytes are {head[0]:#x}")
        (count, self.n, self.m, self.loss, self.coupling, self.quantiser, self.pool, self.switch_every,
         self.steps, self.check_every, structures) = head[1:]
        n, m = self.n, self.m
        size = 1 + len(NUMBERS) + 5 * n + n * m + m
        self.instances = min(instances, count) if instances > 0 else count
        self.steps = min(steps, self.steps) if steps > 0 else self.steps
        first = len(raw) - count * size
        rows = slice(first, first + self.instances * size)
        self.structure = np.array(raw[rows].reshape(-1, size)[:, 0], dtype=np.int64)
        numbers = np.array(real[rows].reshape(-1, size)[:, 1:])
        for k, name in enumerate(NUMBERS):
            setattr(self, name, np.ascontiguousarray(numbers[:, k]))
        at = len(NUMBERS)
        for name in ("capacity", "workload", "lower", "upper", "x0"):
            setattr(self, name, np.ascontiguousarray(numbers[:, at:at + n]))
            at += n
        self.y0 = np.ascontiguousarray(numbers[:, at:at + n * m]).reshape(-1, n, m)
        self.y_star = np.ascontiguousarray(numbers[:, at + n * m:])
        needed = int(self.structure.max()) + 1 if self.instances else 0
        end, self.structures = self._structures(raw, real, needed)
        if len(self.structures) == structures and end != first:
            raise SystemExit(f"{path}: the structures end at number {end}, the instances begin at {first}")

    def _structures(self, raw, real, needed):
        n, m = self.n, self.m
        at, found = _structures.setdefault(self.path, (12, []))
        while len(found) < needed:
            graphs = []
            for _ in range(self.pool):
                edges = int(raw[at])
                ends = np.array(raw[at + 1:at + 1 + 2 * edges]).reshape(2, edges)
                at += 1 + 2 * edges
                graphs.append(Graph(ends[0], ends[1], np.array(real[at:at + edges])))
                at += edges
            if self.loss == QUADRATIC:
                a = np.array(real[at:at + n * m * m]).reshape(n, m, m)
                at += n * m * m
                found.append(Structure(graphs, a, np.array(real[at:at + n * m]).reshape(n, m), None, None, None))
                at += n * m
            else:
                offset = np.array(raw[at:at + n + 1])
                at += n + 1
                samples = int(offset[-1])
                features = np.array(real[at:at + samples * (m - 1)]).reshape(samples, m - 1)
                at += samples * (m - 1)
                found.append(Structure(graphs, None, None, offset, features, np.array(real[at:at + samples])))
                at += samples
        _structures[self.path] = at, found
        return at, found[:needed]

    def graph_at(self, step):
        """Which graph of the pool a step uses."""
        return step // self.switch_every % self.pool if self.switch_every > 0 else 0

    def limits(self):
        """Per instance the norm beyond which it has diverged; s starts at 0."""
        largest = np.maximum(np.abs(self.x0).max(1), np.abs(self.y0).reshape(self.instances, -1).max(1))
        return DIVERGENCE_FACTOR * np.maximum(1, largest)

    def scales(self):
        """Per instance max(1, |F*|) and max(1, ‖y*‖): what the residual is relative to."""
        return np.maximum(1, np.abs(self.cost_optimum)), np.maximum(1, np.sqrt((self.y_star**2).sum(1)))


def dense_laplacian(graph, n):
    """−𝓛: off the diagonal the weights, on it minus their sums, so that a product with messages is Σⱼ wᵢⱼ(qⱼ − qᵢ)."""
    matrix = np.zeros((n, n))
    np.add.at(matrix, (graph.tail, graph.head), graph.weight)
    matrix += matrix.T
    matrix[np.arange(n), np.arange(n)] -= matrix.sum(1)
    return matrix


def padded_samples(structure, n, d):
    """Features [n, S, d], targets [n, S], 1 where there is a sample [n, S] and sample counts [n], S being the most that a node has."""
    count = np.diff(structure.offset)
    most = int(count.max())
    features, targets, mask = np.zeros((n, most, d)), np.ones((n, most)), np.zeros((n, most))
    for i in range(n):
        rows = slice(structure.offset[i], structure.offset[i + 1])
        features[i, :count[i]], targets[i, :count[i]], mask[i, :count[i]] = structure.features[rows], structure.targets[rows], 1
    return features, targets, mask, count


class Result:
    """What a peer leaves: per instance an outcome, the steps made, x and y."""

    def __init__(self, workload):
        count, n, m = workload.instances, workload.n, workload.m
        self.outcome, self.done = np.zeros(count, np.int64), np.full(count, workload.steps, np.int64)
        self.x, self.y = np.empty((count, n)), np.empty((count, n, m))
        self.feasibility, self.drift = np.zeros(count), np.zeros(count)

    def write(self, path):
        count, n, m = self.y.shape
        rows = np.empty((count, 2 + n + n * m))
        rows[:, 2:2 + n], rows[:, 2 + n:] = self.x, self.y.reshape(count, n * m)
        whole = rows.view("<i8")
        whole[:, 0], whole[:, 1] = self.outcome, self.done
        with open(path, "wb") as file:
            np.array([RESULT, count, n, m], "<i8").tofile(file)
            rows.tofile(file)


def read_result(path):
    """Outcome [I], steps done [I], x [I, n], y [I, n·m] of a result file."""
    raw = np.fromfile(path, "<i8")
    if raw[0] != RESULT:
        raise SystemExit(f"{path} is no result file")
    count, n, m = (int(v) for v in raw[1:4])
    rows = raw[4:].reshape(count, 2 + n + n * m)
    return rows[:, 0], rows[:, 1], rows.view("<f8")[:, 2:2 + n], rows.view("<f8")[:, 2 + n:]


def main(prepare):
    """PEER INPUT OUTPUT REPEATS [INSTANCES [STEPS]], or with REPEATS = 0 a line `INSTANCES STEPS` of standard input per run.

    `prepare(workload)` compiles, lays out and warms up, and returns a function that makes one whole run and returns its Result."""
    if not 4 <= len(sys.argv) <= 6:
        raise SystemExit(f"usage: {sys.argv[0]} INPUT OUTPUT REPEATS [INSTANCES [STEPS]]")
    source, output, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
    prepared = {}

    def timed(instances, steps):
        if (instances, steps) not in prepared:
            prepared.clear()
            prepared[instances, steps] = prepare(Workload(source, instances, steps))
        begin = time.perf_counter()
        result = prepared[instances, steps]()
        return result, f"{time.perf_counter() - begin:.6f}"

    instances, steps = (int(v) for v in (sys.argv[4:] + ["0", "0"])[:2])
    result = None
    for _ in range(repeats):
        result, seconds = timed(instances, steps)
        print(seconds, flush=True)
    if result is not None:
        result.write(output)
    if repeats == 0:
        for line in sys.stdin:
            result, seconds = timed(*map(int, line.split()))
            result.write(output)
            print(seconds, flush=True)
