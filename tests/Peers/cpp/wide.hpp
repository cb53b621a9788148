// Logistic regression in hundreds of parameters: instances of one structure side by side, so that margins and gradients are products of the samples with a matrix of all lanes' parameters.
// Both are done block by block of samples, small enough that the second product finds the samples in the cache, with a tile of sums in registers.
#pragma once
#include <cfloat>
#include "group.hpp"

namespace peers {

template <int K>
class WideGroup {
    using P = Pack<K>;
    static constexpr int W = K * Base;
    static constexpr int Tile = 24 / K;   // rows of sums in registers: Tile·K vectors, and K for what they are multiplied with
    static constexpr int Block = 2 * 24;  // samples between the two products: 0.3 MB of 784 features
    const Workload& w;
    const int n, m, d;
    const long steps;
    const Structure& structure;
    std::vector<P> x, y, s, z, q, capacity, workload, lower, upper, sums;
    P eta{}, pull{}, rho{}, scale{}, inverse{}, penalty{}, demand{}, ridge{}, limit{}, feasibility{}, drift{};
    int instance[W];

    // out[r] (+)= Σ_c a[r·row + c·column]·b[c], r in 0 … Count − 1.
    template <int Count>
    static INLINE void product(const double* a, size_t row, size_t column, int length, const P* b, P* out) {
        P sum[Count];
        for (int r = 0; r < Count; ++r) sum[r] = out[r];
        for (int c = 0; c < length; ++c) {
            const P factor = b[c];
#pragma GCC unroll 32
            for (int r = 0; r < Count; ++r) sum[r] += factor * a[r * row + c * column];
        }
        for (int r = 0; r < Count; ++r) out[r] = sum[r];
    }

    static void products(const double* a, size_t row, size_t column, int rows, int length, const P* b, P* out) {
        int r = 0;
        for (; r + Tile <= rows; r += Tile) product<Tile>(a + r * row, row, column, length, b, out + r);
        for (; r + 2 <= rows; r += 2) product<2>(a + r * row, row, column, length, b, out + r);
        for (; r < rows; ++r) product<1>(a + r * row, row, column, length, b, out + r);
    }

    void gradient(int i, P* g) const {
        const P* at = &y[(size_t)i * m];
        std::fill(g, g + m, P{});
        const int first = structure.offset[i], last = structure.offset[i + 1];
        P slope[Block];
        for (int k = first; k < last; k += Block) {
            const int count = std::min(Block, last - k);
            const double* block = &structure.feature[(size_t)k * d];
            for (int r = 0; r < count; ++r) slope[r] = at[d];
            products(block, d, 1, count, d, at, slope);
            for (int r = 0; r < count; ++r) {
                const double label = structure.target[k + r];
                slope[r] = logistic(slope[r] * label) * -label;
                g[d] += slope[r];
            }
            products(block, 1, d, d, count, slope, g);
        }
        const double share = 1.0 / (last - first);
        for (int j = 0; j < d; ++j) g[j] = g[j] * share + ridge * at[j];
        g[d] = g[d] * share;
    }

    bool step(long k) {
        const P zero{};
        const Graph& graph = structure.graphs[w.graphs > 1 ? k / w.switch_every % w.graphs : 0];
        const size_t v = 1 + 2 * (size_t)m;
        for (int i = 0; i < n; ++i) {
            P *zi = &z[(size_t)i * m], *to = &q[i * v];
            gradient(i, zi);
#ifdef HONEST
            const P cost = (x[i] - workload[i]) / capacity[i];
#else
            const P cost = (x[i] - workload[i]) * capacity[i];
#endif
            to[0] = quantise(cost + penalty * (larger(x[i] - upper[i], zero) - larger(lower[i] - x[i], zero)), rho, scale, inverse);
            for (int j = 0; j < m; ++j) {
                zi[j] += s[(size_t)i * m + j];
                to[1 + j] = quantise(y[(size_t)i * m + j], rho, scale, inverse);
                to[1 + m + j] = quantise(zi[j], rho, scale, inverse);
            }
        }
        P total{}, largest{};
        std::fill(sums.begin(), sums.end(), P{});
        for (int i = 0; i < n; ++i) {
            const auto difference = [&](size_t b) {
                P sum = q[i * v + b] * -graph.degree[i];
                for (int e = graph.first[i]; e < graph.first[i + 1]; ++e) sum += q[graph.neighbour[e] * v + b] * graph.row_weight[e];
                return sum;
            };
            x[i] += eta * difference(0);
            total += x[i];
            largest = larger_magnitude(largest, x[i]);
            for (int j = 0; j < m; ++j) {
                const size_t at = (size_t)i * m + j;
                y[at] += eta * difference(1 + j) - pull * z[at];
                s[at] += eta * difference(1 + m + j);
                sums[j] += s[at];
                largest = larger_magnitude(larger_magnitude(largest, y[at]), s[at]);
            }
        }
        feasibility = larger_magnitude(feasibility, total - demand);
        for (int j = 0; j < m; ++j) drift = larger_magnitude(drift, sums[j]);
        above = largest;
        return any_above(largest, limit);
    }

    P above{};

    void load(int l, int index) {
        const Instance& p = w.start[index];
        instance[l] = index;
        double largest = 1;
        for (int i = 0; i < n; ++i) {
#ifdef HONEST
            lane(capacity[i], l) = p.capacity[i];
#else
            lane(capacity[i], l) = 1 / p.capacity[i];
#endif
            lane(x[i], l) = p.x0[i], lane(workload[i], l) = p.workload[i], lane(lower[i], l) = p.lower[i], lane(upper[i], l) = p.upper[i];
            largest = std::max(largest, std::fabs(p.x0[i]));
        }
        for (size_t e = 0; e < p.y0.size(); ++e) lane(y[e], l) = p.y0[e], lane(s[e], l) = 0, largest = std::max(largest, std::fabs(p.y0[e]));
        lane(limit, l) = 1e6 * largest, lane(eta, l) = p.eta, lane(pull, l) = p.eta * p.alpha, lane(demand, l) = p.demand, lane(penalty, l) = 2 * p.penalty, lane(ridge, l) = p.ridge;
        lane(rho, l) = p.rho, lane(scale, l) = p.rho * 1.4426950408889634, lane(inverse, l) = 1 / lane(scale, l);
    }

    void retire(int l, int outcome, long done, std::vector<Result>& results) {
        Result& r = results[instance[l]];
        r.outcome = outcome, r.steps = done;
        for (int i = 0; i < n; ++i) r.x.push_back(lane(x[i], l));
        for (auto& v : y) r.y.push_back(lane(v, l));
        instance[l] = -1, lane(eta, l) = lane(pull, l) = 0, lane(limit, l) = DBL_MAX;
    }

public:
    WideGroup(const Workload& w, long steps, const Structure& structure)
        : w(w), n(w.nodes), m(w.parameters), d(m - 1), steps(steps), structure(structure) {
        for (auto* v : {&x, &capacity, &workload, &lower, &upper}) v->resize(n);
        for (auto* v : {&y, &s, &z}) v->resize((size_t)n * m);
        q.resize((size_t)n * (1 + 2 * m)), sums.resize(m);
    }

    void run(Feed& feed, std::vector<Result>& results) {
        int live = 0;
        for (int l = 0; l < W; ++l) {
            const int next = feed.take();
            if (next >= 0) load(l, next), ++live;
            else if (live == 0) return;
            else load(l, instance[0]), lane(eta, l) = lane(pull, l) = 0, instance[l] = -1;
        }
        for (long k = 0; k < steps && live > 0; ++k)
            if (step(k))
                for (int l = 0; l < W; ++l)
                    if (instance[l] >= 0 && lane(above, l) > lane(limit, l)) retire(l, Diverged, k + 1, results), --live;
        for (int l = 0; l < W; ++l)
            if (instance[l] >= 0) retire(l, StepLimit, steps, results);
    }
};

}  // namespace peers
