// One instance at a time on each thread. What a node has stands in a row, (x, y…, s…) padded to whole vectors, so that sending, adding up neighbours and stepping are vector operations on rows;
// samples of a node stand side by side. The workload, and what all peers compute: tests/Peers/README.md.
// Built with -O3 -march=native -ffast-math -fopenmp -DLIBRARY; exp and log then come from the vector maths library.
#include <algorithm>
#include <cfloat>
#include <cstring>
#include <new>
#include "lanes.hpp"
#include "workload.hpp"

namespace peers {

// Rows begin at cache lines, so that no load of a vector crosses one.
template <class T>
struct Aligned {
    using value_type = T;
    Aligned() = default;
    template <class U>
    Aligned(const Aligned<U>&) {}
    T* allocate(size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t(64))); }
    void deallocate(T* at, size_t) { ::operator delete(at, std::align_val_t(64)); }
    bool operator==(const Aligned&) const { return true; }
    bool operator!=(const Aligned&) const { return false; }
};
using Numbers = std::vector<double, Aligned<double>>;

// M parameters, or any number of them where M is 0; L the loss.
template <int M, int L, bool Edge>
class Solver {
    static constexpr int up(int count) { return (count + 7) / 8 * 8; }
    const Workload& w;
    const int n, m, d, width;
    Numbers data, state, raw, message, delta, gradient, sums, pull;
    std::vector<int> first;

    int row() const { return M ? up(1 + 2 * M) : width; }
    int parameters() const { return M ? M : m; }
    int padded() const { return M ? up(M) : up(m); }

    // Quadratic: columns of Aᵢ, padded, and cᵢ. Samples: by node, dimension by dimension, padded with samples of weight 0 (label 0, or for least squares φ = 0, t = 0);
    // in hundreds of dimensions row by row, as they come.
    void arrange(const Structure& s) {
        const int mm = parameters(), pad = padded();
        if (L == Quadratic) {
            data.assign((size_t)n * (mm + 1) * pad, 0.0);
            for (int i = 0; i < n; ++i)
                for (int a = 0; a < mm; ++a) {
                    for (int b = 0; b < mm; ++b) data[((size_t)i * (mm + 1) + b) * pad + a] = s.matrices[((size_t)i * mm + a) * mm + b];
                    data[((size_t)i * (mm + 1) + mm) * pad + a] = s.vectors[(size_t)i * mm + a];
                }
        } else if (L != Logistic) {
            first.assign(1, 0), data.clear();
            for (int i = 0; i < n; ++i) {
                const int from = s.offset[i], count = s.offset[i + 1] - from, room = up(count);
                data.resize(data.size() + (size_t)room * mm);
                double* to = data.data() + (size_t)first[i] * mm;
                for (int k = 0; k < count; ++k) {
                    const double factor = L == SmoothHinge ? s.target[from + k] : 1;
                    for (int j = 0; j < mm - 1; ++j) to[(size_t)j * room + k] = factor * s.feature[(size_t)(from + k) * (mm - 1) + j];
                    to[(size_t)(mm - 1) * room + k] = s.target[from + k];
                }
                first.push_back(first[i] + room);
            }
        }
    }

    void slopes(const Structure& s, const Instance& p) {
        const int mm = parameters(), r = row(), pad = padded();
        for (int i = 0; i < n; ++i) {
            const double* __restrict y = &state[(size_t)i * r + 1];
            double* __restrict g = gradient.data();
            if constexpr (L == Quadratic) {
                const double* __restrict a = &data[(size_t)i * (mm + 1) * pad];
#pragma omp simd
                for (int k = 0; k < pad; ++k) {
                    double sum = -a[mm * pad + k];
                    for (int b = 0; b < mm; ++b) sum += a[b * pad + k] * y[b];
                    g[k] = sum;
                }
            } else if constexpr (L == Logistic) {
                // Four samples at a time: y and g are read once for four.
                std::fill(g, g + mm, 0.0);
                const int last = s.offset[i + 1];
                for (int k = s.offset[i]; k < last; k += 4) {
                    const int count = std::min(4, last - k);
                    const double *f0 = &s.feature[(size_t)k * d], *f1 = f0 + (count > 1 ? d : 0), *f2 = f0 + (count > 2 ? 2 * d : 0), *f3 = f0 + (count > 3 ? 3 * d : 0);
                    double m0 = y[d], m1 = y[d], m2 = y[d], m3 = y[d], t[4] = {};
#pragma omp simd reduction(+ : m0, m1, m2, m3)
                    for (int j = 0; j < d; ++j) m0 += y[j] * f0[j], m1 += y[j] * f1[j], m2 += y[j] * f2[j], m3 += y[j] * f3[j];
                    const double margin[4] = {m0, m1, m2, m3};
                    for (int q = 0; q < count; ++q) {
                        const double label = s.target[k + q];
                        t[q] = -label / (1 + std::exp(label * margin[q]));
                        g[d] += t[q];
                    }
#pragma omp simd
                    for (int j = 0; j < d; ++j) g[j] += t[0] * f0[j] + t[1] * f1[j] + t[2] * f2[j] + t[3] * f3[j];
                }
                const double share = 1.0 / (last - s.offset[i]);
#pragma omp simd
                for (int j = 0; j < d; ++j) g[j] = g[j] * share + p.ridge * y[j];
                g[d] *= share;
            } else {
                // Samples side by side in vectors; sums over them stay vectors until the last.
                constexpr int D = M ? M - 1 : 0;
                const int room = first[i + 1] - first[i], count = s.offset[i + 1] - s.offset[i];
                const double* f = &data[(size_t)first[i] * mm];
                const auto of = [&](int j, int k) { return *reinterpret_cast<const Vector*>(f + (size_t)j * room + k); };
                Vector parts[M ? M : 1] = {};
                for (int k = 0; k < room; k += Base) {
                    Vector margin = L == SmoothHinge ? of(D, k) * -y[D] : Vector{} - y[D] - of(D, k);
                    for (int j = 0; j < D; ++j) margin += of(j, k) * y[j];
                    const Vector slope = L == SmoothHinge ? logistic((1.0 - margin) * -p.mu) * -1.0 : margin * 2.0;
                    for (int j = 0; j < D; ++j) parts[j] += slope * of(j, k);
                    if (L == SmoothHinge) parts[D] -= slope * of(D, k);
                    else if (k + Base <= count) parts[D] -= slope;
                    else for (int q = 0; q < count - k; ++q) parts[D][q] -= slope[q];
                }
                double sum[M ? M : 1] = {};
                for (int j = 0; j <= D; ++j)
                    for (int q = 0; q < Base; ++q) sum[j] += parts[j][q];
                for (int j = 0; j < D; ++j) g[j] = L == SmoothHinge ? 2 * y[j] + p.c * sum[j] : sum[j];
                g[D] = L == SmoothHinge ? p.c * sum[D] : sum[D];
            }
            double* __restrict to = &raw[(size_t)i * r];
            const double x = state[(size_t)i * r], *tracker = y + mm;
            to[0] = (x - p.workload[i]) / p.capacity[i] + 2 * p.penalty * (std::max(x - p.upper[i], 0.0) - std::max(p.lower[i] - x, 0.0));
            for (int j = 0; j < mm; ++j) to[1 + j] = y[j];
            for (int j = 0; j < mm; ++j) to[1 + mm + j] = tracker[j] + g[j];
        }
    }

    static double sent(double v, double rho, double inverse) {
        // The library's logarithm takes a slow way for 0, which comes with every row's padding; added to anything else the least number changes nothing.
        const double a = std::fabs(v), q = std::exp(rho * std::rint(std::log(a + DBL_MIN) * inverse));
        return a == 0 ? 0 : std::copysign(q, v);
    }

    void exchange(const Graph& g, const Instance& p) {
        const int r = row();
        const double rho = p.rho, inverse = 1 / p.rho;
        if constexpr (Edge) {
            // Differences over all links first, then they are quantised as one long row, each link once.
            const size_t edges = g.weight.size();
            message.resize(edges * r);
            for (size_t e = 0; e < edges; ++e) {
                const double *tail = &raw[(size_t)g.tail[e] * r], *head = &raw[(size_t)g.head[e] * r];
                double* __restrict to = &message[e * r];
#pragma omp simd
                for (int b = 0; b < r; ++b) to[b] = head[b] - tail[b];
            }
#pragma omp simd
            for (size_t e = 0; e < edges * r; ++e) message[e] = sent(message[e], rho, inverse);
            std::fill(delta.begin(), delta.end(), 0.0);
            for (size_t e = 0; e < edges; ++e) {
                double *tail = &delta[(size_t)g.tail[e] * r], *head = &delta[(size_t)g.head[e] * r];
                const double *v = &message[e * r], weight = g.weight[e];
#pragma omp simd
                for (int b = 0; b < r; ++b) tail[b] += weight * v[b];
#pragma omp simd
                for (int b = 0; b < r; ++b) head[b] -= weight * v[b];
            }
        } else {
#pragma omp simd
            for (int e = 0; e < n * r; ++e) message[e] = sent(raw[e], rho, inverse);
            for (int i = 0; i < n; ++i) {
                if constexpr (M > 0) {
                    // A row's sums stay in registers over all neighbours.
                    constexpr int Vectors = up(1 + 2 * M) / Base;
                    Vector sum[Vectors];
                    const Vector* own = reinterpret_cast<const Vector*>(&message[(size_t)i * r]);
                    for (int b = 0; b < Vectors; ++b) sum[b] = own[b] * -g.degree[i];
                    for (int e = g.first[i]; e < g.first[i + 1]; ++e) {
                        const Vector* from = reinterpret_cast<const Vector*>(&message[(size_t)g.neighbour[e] * r]);
                        for (int b = 0; b < Vectors; ++b) sum[b] += from[b] * g.row_weight[e];
                    }
                    Vector* to = reinterpret_cast<Vector*>(&delta[(size_t)i * r]);
                    for (int b = 0; b < Vectors; ++b) to[b] = sum[b];
                } else {
                    double* __restrict to = &delta[(size_t)i * r];
                    const double* own = &message[(size_t)i * r];
                    for (int b = 0; b < r; ++b) to[b] = -g.degree[i] * own[b];
                    for (int e = g.first[i]; e < g.first[i + 1]; ++e) {
                        const double* __restrict from = &message[(size_t)g.neighbour[e] * r];
                        const double weight = g.row_weight[e];
#pragma omp simd
                        for (int b = 0; b < r; ++b) to[b] += weight * from[b];
                    }
                }
            }
        }
    }

public:
    explicit Solver(const Workload& w) : w(w), n(w.nodes), m(w.parameters), d(m - 1), width(up(1 + 2 * m)) {
        for (auto* v : {&state, &raw, &message, &delta}) v->assign((size_t)n * width + width, 0.0);
        gradient.assign(up(m) + 8, 0.0), sums.assign(width, 0.0), pull.assign(width, 0.0);
    }

    void structure(const Structure& s) { arrange(s); }

    void run(const Instance& p, long steps, Result& result) {
        const Structure& s = w.structures[p.structure];
        const int mm = parameters(), r = row();
        std::fill(state.begin(), state.end(), 0.0), std::fill(raw.begin(), raw.end(), 0.0);
        double limit = 1;
        for (int i = 0; i < n; ++i) {
            state[(size_t)i * r] = p.x0[i];
            limit = std::max(limit, std::fabs(p.x0[i]));
            for (int j = 0; j < mm; ++j) {
                state[(size_t)i * r + 1 + j] = p.y0[(size_t)i * mm + j];
                limit = std::max(limit, std::fabs(p.y0[(size_t)i * mm + j]));
            }
        }
        limit *= 1e6;
        double feasibility = 0, drift = 0;
        const double scale = optimum_scale(p);
        std::fill(&pull[1], &pull[1 + mm], p.eta * p.alpha);
        bool hit = false;
        long k = 0;
        for (result.outcome = StepLimit; ; ++k) {
            if (w.check_every > 0 && (k % w.check_every == 0 || k == steps)) {
                const bool near = residual(p, scale) <= p.stop_at;
                if (near && hit) {
                    result.outcome = Converged;
                    break;
                }
                hit = near;
            }
            if (k == steps) break;
            slopes(s, p);
            exchange(s.graphs[w.graphs > 1 ? k / w.switch_every % w.graphs : 0], p);
            Vector farthest{};
            std::fill(sums.begin(), sums.end(), 0.0);
            Vector *total = reinterpret_cast<Vector*>(sums.data()), *v = reinterpret_cast<Vector*>(state.data());
            const Vector *by = reinterpret_cast<const Vector*>(delta.data()), *along = reinterpret_cast<const Vector*>(pull.data());
            for (int i = 0; i < n; ++i) {
                // z of component j stands m places after y's.
                const double* z = &raw[(size_t)i * r + mm];
                for (int b = 0; b < r / Base; ++b, ++v, ++by) {
                    Vector zb;
                    std::memcpy(&zb, z + b * Base, sizeof zb);
                    *v += *by * p.eta - along[b] * zb;
                    total[b] += *v;
                    farthest = larger_magnitude(farthest, *v);
                }
            }
            double largest = 0;
            for (int q = 0; q < Base; ++q) largest = std::max(largest, std::fabs(farthest[q]));
            feasibility = std::max(feasibility, std::fabs(sums[0] - p.demand));
            for (int j = 0; j < mm; ++j) drift = std::max(drift, std::fabs(sums[1 + mm + j]));
            if (largest > limit) {
                result.outcome = Diverged, ++k;
                break;
            }
        }
        kept += feasibility + drift;
        result.steps = k;
        result.x.resize(n), result.y.resize((size_t)n * mm);
        for (int i = 0; i < n; ++i) {
            result.x[i] = state[(size_t)i * r];
            for (int j = 0; j < mm; ++j) result.y[(size_t)i * mm + j] = state[(size_t)i * r + 1 + j];
        }
    }

    double kept = 0;  // so that what is noted in every step is not removed as unused

private:
    double residual(const Instance& p, double scale) const {
        const int mm = parameters(), r = row();
        double cost = 0, farthest = 0;
        for (int i = 0; i < n; ++i) {
            const double x = state[(size_t)i * r], off = x - p.workload[i], over = std::max(x - p.upper[i], 0.0), under = std::max(p.lower[i] - x, 0.0);
            cost += off * off / (2 * p.capacity[i]) + p.penalty * (over * over + under * under);
            double square = 0;
            for (int j = 0; j < mm; ++j) square += (state[(size_t)i * r + 1 + j] - p.optimum[j]) * (state[(size_t)i * r + 1 + j] - p.optimum[j]);
            farthest = std::max(farthest, square);
        }
        return std::max(std::fabs(cost - p.cost_optimum) / std::max(1.0, std::fabs(p.cost_optimum)), std::sqrt(farthest) / scale);
    }
};

class PerInstance {
    const Workload& w;
    int count = 0;
    long steps = 0;
    double kept = 0;

    template <int M, int L, bool Edge>
    void run_as(std::vector<Result>& results) {
        double all = 0;
#pragma omp parallel reduction(+ : all)
        {
            Solver<M, L, Edge> solver(w);
            int structure = -1;
#pragma omp for schedule(dynamic, 1)
            for (int i = 0; i < count; ++i) {
                if (w.start[i].structure != structure) solver.structure(w.structures[structure = w.start[i].structure]);
                solver.run(w.start[i], steps, results[i]);
            }
            all += solver.kept;
        }
        kept = all;
    }

    static bool same(const Workload& w, int loss, int m, int edge) { return w.loss == loss && (m == 0 || w.parameters == m) && w.edge == edge; }

public:
    explicit PerInstance(const Workload& w) : w(w) {}

    static bool covers(const Workload& w) {
        return w.quantiser == 1 && (same(w, Quadratic, 3, 0) || same(w, Quadratic, 3, 1) || same(w, SmoothHinge, 3, 0) || same(w, LeastSquares, 10, 0) || same(w, Logistic, 0, 0));
    }

    void prepare(int instances, long limit) { count = instances, steps = limit; }

    void run(std::vector<Result>& results) {
        if (same(w, Quadratic, 3, 0)) run_as<3, Quadratic, false>(results);
        else if (same(w, Quadratic, 3, 1)) run_as<3, Quadratic, true>(results);
        else if (same(w, SmoothHinge, 3, 0)) run_as<3, SmoothHinge, false>(results);
        else if (same(w, LeastSquares, 10, 0)) run_as<10, LeastSquares, false>(results);
        else run_as<0, Logistic, false>(results);
    }

    std::string note() const { return kept >= 0 ? "" : "sums are not numbers"; }
};

}  // namespace peers

int main(int argc, char** argv) { return peers::serve<peers::PerInstance>(argc, argv); }
