// The workload file, the result file and the peer's protocol: tests/Peers/README.md. Shared by the C++ peers; nothing here is timed.
#pragma once
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace peers {

enum Loss { Quadratic, SmoothHinge, LeastSquares, Logistic };
enum Outcome { StepLimit, Converged, Diverged, NotFinite };

struct Graph {
    std::vector<int> tail, head;              // each link once
    std::vector<double> weight;
    std::vector<int> first, neighbour, link;  // rows: the neighbours of a node, and which link leads there
    std::vector<double> row_weight, degree;   // weights beside neighbour, and their sums
    bool unit = true;                         // all weights are 1
};

struct Structure {
    std::vector<Graph> graphs;
    std::vector<double> matrices, vectors;    // quadratic: A[n·m·m], c[n·m]
    std::vector<int> offset;                  // samples: rows of a node
    std::vector<double> feature, target;
};

struct Instance {
    int structure;
    double alpha, rho, eta, demand, c, mu, ridge, penalty, stop_at, cost_optimum;
    std::vector<double> capacity, workload, lower, upper, x0, y0, optimum;
};

struct Workload {
    int instances, nodes, parameters, loss, edge, quantiser, graphs, switch_every, check_every;
    long steps;
    std::vector<Structure> structures;
    std::vector<Instance> start;
};

struct Result {
    int64_t outcome = StepLimit, steps = 0;
    std::vector<double> x, y;                 // y node by node
};

template <class T>
std::vector<T> take(FILE* file, size_t count) {
    std::vector<T> values(count);
    if (std::fread(values.data(), sizeof(T), count, file) != count) {
        std::fprintf(stderr, "the workload ends early\n");
        std::exit(2);
    }
    return values;
}

inline std::vector<int> take_ints(FILE* file, size_t count) {
    const auto longs = take<int64_t>(file, count);
    return {longs.begin(), longs.end()};
}

inline Graph take_graph(FILE* file, int n) {
    Graph g;
    const auto edges = (size_t)take<int64_t>(file, 1)[0];
    g.tail = take_ints(file, edges);
    g.head = take_ints(file, edges);
    g.weight = take<double>(file, edges);
    g.first.assign(n + 1, 0);
    g.degree.assign(n, 0.0);
    for (size_t e = 0; e < edges; ++e) ++g.first[g.tail[e] + 1], ++g.first[g.head[e] + 1];
    for (int i = 0; i < n; ++i) g.first[i + 1] += g.first[i];
    g.neighbour.resize(2 * edges), g.link.resize(2 * edges), g.row_weight.resize(2 * edges);
    auto next = g.first;
    for (size_t e = 0; e < edges; ++e) {
        for (const auto& [from, to] : {std::pair{g.tail[e], g.head[e]}, std::pair{g.head[e], g.tail[e]}}) {
            g.neighbour[next[from]] = to, g.link[next[from]] = (int)e, g.row_weight[next[from]++] = g.weight[e];
            g.degree[from] += g.weight[e];
        }
        g.unit = g.unit && g.weight[e] == 1;
    }
    return g;
}

inline Workload read_workload(const char* path) {
    FILE* file = std::fopen(path, "rb");
    if (!file) std::perror(path), std::exit(2);
    const auto head = take<int64_t>(file, 12);
    if (head[0] != 0x31304C57504F4F43) std::fprintf(stderr, "%s is no workload\n", path), std::exit(2);
    Workload w{(int)head[1], (int)head[2], (int)head[3], (int)head[4], (int)head[5], (int)head[6], (int)head[7], (int)head[8], (int)head[10], (long)head[9], {}, {}};
    const size_t n = w.nodes, m = w.parameters;
    w.structures.resize(head[11]);
    for (auto& s : w.structures) {
        for (int g = 0; g < w.graphs; ++g) s.graphs.push_back(take_graph(file, w.nodes));
        if (w.loss == Quadratic) {
            s.matrices = take<double>(file, n * m * m);
            s.vectors = take<double>(file, n * m);
        } else {
            s.offset = take_ints(file, n + 1);
            s.feature = take<double>(file, (size_t)s.offset[n] * (m - 1));
            s.target = take<double>(file, s.offset[n]);
        }
    }
    w.start.resize(w.instances);
    for (auto& p : w.start) {
        p.structure = (int)take<int64_t>(file, 1)[0];
        const auto v = take<double>(file, 10);
        p.alpha = v[0], p.rho = v[1], p.eta = v[2], p.demand = v[3], p.c = v[4], p.mu = v[5], p.ridge = v[6], p.penalty = v[7], p.stop_at = v[8], p.cost_optimum = v[9];
        p.capacity = take<double>(file, n), p.workload = take<double>(file, n), p.lower = take<double>(file, n), p.upper = take<double>(file, n);
        p.x0 = take<double>(file, n), p.y0 = take<double>(file, n * m), p.optimum = take<double>(file, m);
    }
    std::fclose(file);
    return w;
}

inline void write_results(const char* path, const Workload& w, const std::vector<Result>& results) {
    FILE* out = std::fopen(path, "wb");
    if (!out) std::perror(path), std::exit(2);
    const int64_t head[4] = {0x31305357504F4F43, (int64_t)results.size(), w.nodes, w.parameters};
    std::fwrite(head, sizeof(int64_t), 4, out);
    for (auto r : results) {
        r.x.resize(w.nodes), r.y.resize((size_t)w.nodes * w.parameters);
        std::fwrite(&r.outcome, sizeof(int64_t), 1, out), std::fwrite(&r.steps, sizeof(int64_t), 1, out);
        std::fwrite(r.x.data(), sizeof(double), r.x.size(), out), std::fwrite(r.y.data(), sizeof(double), r.y.size(), out);
    }
    if (std::fclose(out)) std::perror(path), std::exit(2);
}

// The peer's main: prepare(workload, instances, steps) sets up what is not timed, run(results) is timed and returns a note for the table.
template <class Peer>
int serve(int argc, char** argv) {
    if (argc < 4 || argc > 6) {
        std::fprintf(stderr, "usage: %s INPUT OUTPUT REPEATS [INSTANCES [STEPS]]\n", argv[0]);
        return 2;
    }
    const Workload workload = read_workload(argv[1]);
    if (!Peer::covers(workload)) return 3;
    Peer peer(workload);
    std::vector<Result> results;
    const auto once = [&](long instances, long steps) {
        instances = instances > 0 && instances < workload.instances ? instances : workload.instances;
        peer.prepare((int)instances, steps > 0 && steps < workload.steps ? steps : workload.steps);
        results.assign(instances, {});
        const auto begin = std::chrono::steady_clock::now();
        peer.run(results);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const int repeats = std::atoi(argv[3]);
    long instances = argc > 4 ? std::atol(argv[4]) : 0, steps = argc > 5 ? std::atol(argv[5]) : 0;
    for (int r = -1; repeats > 0 && r < repeats; ++r) {
        const double seconds = once(instances, steps);
        if (r >= 0) std::printf("%.6f %s\n", seconds, peer.note().c_str());
    }
    if (repeats > 0) write_results(argv[2], workload, results);
    while (repeats == 0 && std::scanf("%ld %ld", &instances, &steps) == 2) {
        const double seconds = once(instances, steps);
        write_results(argv[2], workload, results);
        std::printf("%.6f %s\n", seconds, peer.note().c_str());
        std::fflush(stdout);
    }
    return 0;
}

// max(1, ‖y*‖), what distances are measured against.
inline double optimum_scale(const Instance& p) {
    double square = 0;
    for (double v : p.optimum) square += v * v;
    return std::fmax(1.0, std::sqrt(square));
}

}  // namespace peers
