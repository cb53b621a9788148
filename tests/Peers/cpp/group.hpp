// A group of instances side by side, one in each lane, advanced together: structure of arrays. Instances of one structure share graph and data, which are read once for all lanes;
// or, with Shared false, each lane has a dense matrix of weights and data of its own, so that any instance can take the lane of one that has ended.
#pragma once
#include <algorithm>
#include <atomic>
#include <cfloat>
#include "lanes.hpp"
#include "workload.hpp"

namespace peers {

// The instances that a group takes its next from.
struct Feed {
    const int* instances;
    int count;
    std::atomic<int> next{0};
    int take() {
        const int at = next.fetch_add(1, std::memory_order_relaxed);
        return at < count ? instances[at] : -1;
    }
};

// The samples of a structure in the form that its loss reads, one after the other: smooth hinge l·φ, l; least squares φ, t.
inline std::vector<double> arrange(const Workload& w, const Structure& s) {
    std::vector<double> rows;
    const int d = w.parameters - 1;
    for (size_t k = 0; k < s.target.size(); ++k) {
        const double factor = w.loss == SmoothHinge ? s.target[k] : 1;
        for (int j = 0; j < d; ++j) rows.push_back(factor * s.feature[k * d + j]);
        rows.push_back(s.target[k]);
    }
    return rows;
}

template <int K, int M, int L, bool Edge, bool Shared>
class Group {
    using P = Pack<K>;
    static constexpr int W = K * Base, V = 1 + 2 * M, D = M - 1;
    const Workload& w;
    const int n;
    const long steps;
    const Structure* structure = nullptr;
    const double* rows = nullptr;
    std::vector<P> x, y, s, z, q, delta, capacity, workload, lower, upper, matrices, vectors, weights, degrees;
    P eta{}, pull{}, rho{}, scale{}, inverse{}, penalty{}, demand{}, c{}, mu{}, limit{}, cost_optimum{}, optimum[M]{};
    int instance[W];
    long done[W];
    bool hit[W];
    P feasibility{}, drift{};

    void load(int l, int index) {
        const Instance& p = w.start[index];
        instance[l] = index, done[l] = 0, hit[l] = false;
        double largest = 1;
        for (int i = 0; i < n; ++i) {
            lane(x[i], l) = p.x0[i];
            // Fast: times 1/κ; honest: divided by κ.
#ifdef HONEST
            lane(capacity[i], l) = p.capacity[i];
#else
            lane(capacity[i], l) = 1 / p.capacity[i];
#endif
            lane(workload[i], l) = p.workload[i], lane(lower[i], l) = p.lower[i], lane(upper[i], l) = p.upper[i];
            largest = std::max(largest, std::fabs(p.x0[i]));
        }
        for (int e = 0; e < n * M; ++e) {
            lane(y[e], l) = p.y0[e], lane(s[e], l) = 0;
            largest = std::max(largest, std::fabs(p.y0[e]));
        }
        for (int j = 0; j < M; ++j) lane(optimum[j], l) = p.optimum[j];
        lane(limit, l) = 1e6 * largest, lane(eta, l) = p.eta, lane(pull, l) = p.eta * p.alpha, lane(demand, l) = p.demand;
        lane(rho, l) = p.rho, lane(scale, l) = p.rho * 1.4426950408889634, lane(inverse, l) = 1 / lane(scale, l);
        lane(penalty, l) = 2 * p.penalty, lane(c, l) = p.c, lane(mu, l) = p.mu, lane(cost_optimum, l) = p.cost_optimum;
        lane(feasibility, l) = 0, lane(drift, l) = 0;
        if constexpr (!Shared) {
            const Structure& from = w.structures[p.structure];
            for (int e = 0; e < n * M * M; ++e) lane(matrices[e], l) = from.matrices[e];
            for (int e = 0; e < n * M; ++e) lane(vectors[e], l) = from.vectors[e];
            for (int e = 0; e < n * n; ++e) lane(weights[e], l) = 0;
            const Graph& g = from.graphs[0];
            for (size_t e = 0; e < g.weight.size(); ++e) lane(weights[g.tail[e] * n + g.head[e]], l) = lane(weights[g.head[e] * n + g.tail[e]], l) = g.weight[e];
            for (int i = 0; i < n; ++i) lane(degrees[i], l) = g.degree[i];
        }
    }

    // A lane without an instance computes along, standing still, and is never looked at.
    void vacate(int l) { instance[l] = -1, lane(eta, l) = lane(pull, l) = 0, lane(limit, l) = DBL_MAX; }

    void retire(int l, int outcome, std::vector<Result>& results) {
        Result& r = results[instance[l]];
        r.outcome = outcome, r.steps = done[l];
        r.x.resize(n), r.y.resize((size_t)n * M);
        for (int i = 0; i < n; ++i) r.x[i] = lane(x[i], l);
        for (int e = 0; e < n * M; ++e) r.y[e] = lane(y[e], l);
        vacate(l);
    }

    INLINE void gradient(int i, P* g) const {
        const P* at = &y[i * M];
        if constexpr (L == Quadratic) {
            for (int a = 0; a < M; ++a) {
                if constexpr (Shared) {
                    const double* row = &structure->matrices[(i * M + a) * M];
                    g[a] = at[0] * row[0] - broadcast<K>(structure->vectors[i * M + a]);
                    for (int b = 1; b < M; ++b) g[a] += at[b] * row[b];
                } else {
                    const P* row = &matrices[(i * M + a) * M];
                    g[a] = at[0] * row[0] - vectors[i * M + a];
                    for (int b = 1; b < M; ++b) g[a] += at[b] * row[b];
                }
            }
        } else {
            P sum[M]{};
            const int last = structure->offset[i + 1];
            const P steep = mu * -1.0;
            for (int k = structure->offset[i]; k < last; ++k) {
                const double* row = rows + (size_t)k * M;
                // One sum through all features would wait for each addition: two halves do not.
                P margin = L == SmoothHinge ? at[D] * -row[D] : at[D] * -1.0 - broadcast<K>(row[D]), other = at[0] * row[0];
                for (int j = 1; j < D; ++j) (j % 2 ? margin : other) += at[j] * row[j];
                margin += other;
                if constexpr (L == SmoothHinge) {
                    const P slope = logistic(steep * (broadcast<K>(1) - margin));
                    for (int j = 0; j < M; ++j) sum[j] += slope * row[j];
                } else {
                    for (int j = 0; j < D; ++j) sum[j] += margin * row[j];
                    sum[D] -= margin;
                }
            }
            if constexpr (L == SmoothHinge) {
                for (int j = 0; j < D; ++j) g[j] = at[j] * 2.0 - c * sum[j];
                g[D] = c * sum[D];
            } else {
                for (int j = 0; j < M; ++j) g[j] = sum[j] * 2.0;
            }
        }
    }

    // Slopes and what is sent: quantised already for node coupling.
    void local() {
        const P zero{};
        for (int i = 0; i < n; ++i) {
            P g[M];
            gradient(i, g);
#ifdef HONEST
            const P cost = (x[i] - workload[i]) / capacity[i];
#else
            const P cost = (x[i] - workload[i]) * capacity[i];
#endif
            P* to = &q[i * V];
            to[0] = cost + penalty * (larger(x[i] - upper[i], zero) - larger(lower[i] - x[i], zero));
            for (int j = 0; j < M; ++j) to[1 + j] = y[i * M + j], to[1 + M + j] = z[i * M + j] = s[i * M + j] + g[j];
            if constexpr (!Edge)
                for (int b = 0; b < V; ++b) to[b] = quantise(to[b], rho, scale, inverse);
        }
    }

    // Edge coupling: each link once, its two ends with opposite signs.
    void links(const Graph& g) {
        std::fill(delta.begin(), delta.end(), P{});
        for (size_t e = 0; e < g.weight.size(); ++e) {
            const P *tail = &q[g.tail[e] * V], *head = &q[g.head[e] * V];
            P *at_tail = &delta[g.tail[e] * V], *at_head = &delta[g.head[e] * V];
            for (int b = 0; b < V; ++b) {
                const P sent = quantise(head[b] - tail[b], rho, scale, inverse) * g.weight[e];
                at_tail[b] += sent, at_head[b] -= sent;
            }
        }
    }

    // Σⱼ wᵢⱼ(qⱼ − qᵢ) of the values first … first + Count − 1 of node i.
    template <int First, int Count, bool Unit>
    INLINE void gather(const Graph* g, int i, P* sum) const {
        const P* own = &q[i * V + First];
        if constexpr (Shared) {
            for (int b = 0; b < Count; ++b) sum[b] = own[b] * -g->degree[i];
            for (int e = g->first[i]; e < g->first[i + 1]; ++e) {
                const P* from = &q[g->neighbour[e] * V + First];
                for (int b = 0; b < Count; ++b) {
                    if constexpr (Unit) sum[b] += from[b];
                    else sum[b] += from[b] * g->row_weight[e];
                }
            }
        } else {
            for (int b = 0; b < Count; ++b) sum[b] = P{} - own[b] * degrees[i];
            for (int j = 0; j < n; ++j)
                for (int b = 0; b < Count; ++b) sum[b] += weights[i * n + j] * q[j * V + First + b];
        }
    }

    // The step itself, and what is looked at after it: whether a lane left its bounds.
    template <bool Unit>
    bool update(const Graph* g) {
        P total{}, sums[M]{}, largest{};
        for (int i = 0; i < n; ++i) {
            P sum[V];
            if constexpr (Edge) std::copy(&delta[i * V], &delta[i * V] + V, sum);
            else if constexpr (V * K <= 28) gather<0, V, Unit>(g, i, sum);
            else gather<0, 1, Unit>(g, i, sum), gather<1, M, Unit>(g, i, sum + 1), gather<1 + M, M, Unit>(g, i, sum + 1 + M);
            x[i] += eta * sum[0];
            total += x[i];
            largest = larger_magnitude(largest, x[i]);
            for (int j = 0; j < M; ++j) {
                P &yj = y[i * M + j], &sj = s[i * M + j];
                yj += eta * sum[1 + j] - pull * z[i * M + j];
                sj += eta * sum[1 + M + j];
                sums[j] += sj;
                largest = larger_magnitude(larger_magnitude(largest, yj), sj);
            }
        }
        feasibility = larger_magnitude(feasibility, total - demand);
        for (int j = 0; j < M; ++j) drift = larger_magnitude(drift, sums[j]);
        return any_above(largest, limit) ? note_divergence(largest) : false;
    }

    P above{};
    bool note_divergence(const P& largest) { above = largest; return true; }

    bool step(long k) {
        const Graph* g = Shared ? &structure->graphs[w.graphs > 1 ? k / w.switch_every % w.graphs : 0] : nullptr;
        local();
        if constexpr (Edge) links(*g);
        return g && !g->unit ? update<false>(g) : update<true>(g);
    }

    P residual() {
        P cost{}, farthest{};
        const P zero{};
        for (int i = 0; i < n; ++i) {
            const P off = x[i] - workload[i], over = larger(x[i] - upper[i], zero), under = larger(lower[i] - x[i], zero);
#ifdef HONEST
            cost += off * off / (capacity[i] * 2.0) + penalty * 0.5 * (over * over + under * under);
#else
            cost += off * off * capacity[i] * 0.5 + penalty * 0.5 * (over * over + under * under);
#endif
            P distance{};
            for (int j = 0; j < M; ++j) distance += (y[i * M + j] - optimum[j]) * (y[i * M + j] - optimum[j]);
            farthest = larger(farthest, distance);
        }
        P r{};
        for (int l = 0; l < W; ++l) {
            if (instance[l] < 0) continue;
            const double best = lane(cost_optimum, l);
            lane(r, l) = std::max(std::fabs(lane(cost, l) - best) / std::max(1.0, std::fabs(best)), std::sqrt(lane(farthest, l)) / optimum_scale(w.start[instance[l]]));
        }
        return r;
    }

public:
    Group(const Workload& w, long steps) : w(w), n(w.nodes), steps(steps) {
        for (auto* v : {&x, &capacity, &workload, &lower, &upper}) v->resize(n);
        for (auto* v : {&y, &s, &z}) v->resize((size_t)n * M);
        q.resize((size_t)n * V);
        if (Edge) delta.resize((size_t)n * V);
        if (!Shared) matrices.resize((size_t)n * M * M), vectors.resize((size_t)n * M), weights.resize((size_t)n * n), degrees.resize(n);
    }

    void share(const Structure* of, const double* arranged) { structure = of, rows = arranged; }

    // Runs instances from the feed until it is empty. Lanes that end are filled again where instances may end early, at looks at the residual only, so that all lanes look at the same time; a start
    // that has converged already would be seen one look late, which drawn starts are not.
    void run(Feed& feed, std::vector<Result>& results) {
        const long every = w.check_every > 0 ? w.check_every : steps;
        int live = 0;
        const auto fill = [&](int l) {
            const int next = feed.take();
            if (next >= 0) load(l, next), ++live;
            else if (l > 0) vacate(l);
        };
        for (int l = 0; l < W; ++l) {
            fill(l);
            if (live == 0) return;
            if (instance[l] < 0) load(l, instance[0]), vacate(l);  // numbers that cost nothing unusual
        }
        for (long k = 0; live > 0; ) {
            if (w.check_every > 0) {
                P r = residual();
                for (int l = 0; l < W; ++l) {
                    if (instance[l] < 0) continue;
                    const bool near = lane(r, l) <= w.start[instance[l]].stop_at;
                    if (near && hit[l]) retire(l, Converged, results), --live;
                    hit[l] = near;
                }
            }
            for (int l = 0; l < W; ++l) {
                if (instance[l] >= 0 && done[l] == steps) retire(l, StepLimit, results), --live;
                if (instance[l] < 0 && w.check_every > 0 && w.graphs == 1 && steps % every == 0) fill(l);
            }
            if (live == 0) break;
            long run = every - k % every;
            for (int l = 0; l < W; ++l)
                if (instance[l] >= 0) run = std::min(run, steps - done[l]);
            for (const long end = k + run; k < end; ++k) {
                const bool left = step(k);
                for (int l = 0; l < W; ++l) ++done[l];
                if (left)
                    for (int l = 0; l < W; ++l)
                        if (instance[l] >= 0 && lane(above, l) > lane(limit, l)) retire(l, Diverged, results), --live;
            }
        }
    }
};

}  // namespace peers
