// W1 in C++, one instance at a time on each thread: smooth hinge, logarithmic quantiser (nearest), node coupling, Euler, quadratic box penalty.
// The same equations, graphs, data, starts and steps as the engine's, read from the file that the benchmark project writes:
//   int64: instances, nodes n, parameters m = d + 1, samples per node, steps
//   per instance: int64 arcs; int64[n+1] row starts; int64[arcs] neighbours; double[arcs] weights;
//                 double[n * samples * d] features; double[n * samples] labels;
//                 double: alpha, rho, eta, demand, C, mu, penalty; double[n] capacity, workload, lower, upper, x0; double[n * m] y0
// Per instance the loops are laid out for the vectoriser: samples of a node side by side, messages of all nodes side by side.
// Built with -O3 -march=native -ffast-math -fopenmp; exp and log then come from the vector maths library.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

struct Instance {
    std::vector<int> first, neighbour;
    std::vector<double> weight;
    std::vector<double> feature;  // [node][dimension][sample]
    std::vector<double> label;    // [node][sample]
    double alpha, rho, eta, demand, c, mu, penalty;
    std::vector<double> capacity, workload, lower, upper, x, y, s;  // y, s: [component][node]
    double feasibility = 0, drift = 0;
    bool diverged = false;
};

template <class T>
std::vector<T> take(FILE* file, size_t count) {
    std::vector<T> values(count);
    if (std::fread(values.data(), sizeof(T), count, file) != count) {
        std::fprintf(stderr, "the input ends early\n");
        std::exit(2);
    }
    return values;
}

void gradient(const Instance& p, int n, int m, int samples, double* __restrict g) {
    const int d = m - 1;
    for (int i = 0; i < n; ++i) {
        const double* __restrict label = p.label.data() + (size_t)i * samples;
        const double* __restrict feature = p.feature.data() + (size_t)i * d * samples;
        double sums[8] = {};
        if (d == 2) {
            const double w0 = p.y[i], w1 = p.y[n + i], nu = p.y[2 * n + i];
            double s0 = 0, s1 = 0, s2 = 0;
#pragma omp simd reduction(+ : s0, s1, s2)
            for (int k = 0; k < samples; ++k) {
                const double f0 = feature[k], f1 = feature[samples + k], l = label[k];
                const double margin = l * (w0 * f0 + w1 * f1 - nu);
                const double r = -l / (1 + std::exp(-p.mu * (1 - margin)));
                s0 += r * f0;
                s1 += r * f1;
                s2 -= r;
            }
            sums[0] = s0, sums[1] = s1, sums[2] = s2;
        } else {
            double margin[64], r[64];
            for (int k = 0; k < samples; ++k) margin[k] = -p.y[(size_t)d * n + i];
            for (int j = 0; j < d; ++j)
#pragma omp simd
                for (int k = 0; k < samples; ++k) margin[k] += p.y[(size_t)j * n + i] * feature[(size_t)j * samples + k];
#pragma omp simd
            for (int k = 0; k < samples; ++k) r[k] = -label[k] / (1 + std::exp(-p.mu * (1 - label[k] * margin[k])));
            for (int j = 0; j < d; ++j) {
                double sum = 0;
#pragma omp simd reduction(+ : sum)
                for (int k = 0; k < samples; ++k) sum += r[k] * feature[(size_t)j * samples + k];
                sums[j] = sum;
            }
            double sum = 0;
#pragma omp simd reduction(+ : sum)
            for (int k = 0; k < samples; ++k) sum -= r[k];
            sums[d] = sum;
        }
        for (int j = 0; j < d; ++j) g[(size_t)j * n + i] = 2 * p.y[(size_t)j * n + i] + p.c * sums[j];
        g[(size_t)d * n + i] = p.c * sums[d];
    }
}

void advance(Instance& p, int n, int m, int samples, long steps) {
    const int values = n * (1 + 2 * m);
    std::vector<double> raw(values), message(values), g((size_t)n * m), z((size_t)n * m), delta(values);
    double limit = 1;
    for (int i = 0; i < n; ++i) limit = std::max(limit, std::fabs(p.x[i]));
    for (size_t i = 0; i < p.y.size(); ++i) limit = std::max({limit, std::fabs(p.y[i]), std::fabs(p.s[i])});
    limit *= 1e6;
    std::vector<double> sum0(m, 0.0);
    for (int c = 0; c < m; ++c)
        for (int i = 0; i < n; ++i) sum0[c] += p.s[(size_t)c * n + i];
    const double inverse = 1 / p.rho;
    for (long k = 0; k < steps; ++k) {
        gradient(p, n, m, samples, g.data());
#pragma omp simd
        for (int i = 0; i < n; ++i)
            raw[i] = (p.x[i] - p.workload[i]) / p.capacity[i] +
                     2 * p.penalty * (std::max(p.x[i] - p.upper[i], 0.0) - std::max(p.lower[i] - p.x[i], 0.0));
        std::memcpy(raw.data() + n, p.y.data(), sizeof(double) * n * m);
#pragma omp simd
        for (int i = 0; i < n * m; ++i) raw[n + n * m + i] = z[i] = p.s[i] + g[i];
#pragma omp simd
        for (int i = 0; i < values; ++i) {
            const double v = raw[i], a = std::fabs(v);
            const double q = std::exp(p.rho * std::rint(std::log(a) * inverse));
            message[i] = a == 0 ? 0 : std::copysign(q, v);
        }
        for (int b = 0; b < 1 + 2 * m; ++b) {
            const double* __restrict q = message.data() + (size_t)b * n;
            double* __restrict out = delta.data() + (size_t)b * n;
            for (int i = 0; i < n; ++i) {
                double sum = 0;
                for (int e = p.first[i]; e < p.first[i + 1]; ++e) sum += p.weight[e] * (q[p.neighbour[e]] - q[i]);
                out[i] = sum;
            }
        }
        double total = 0, largest = 0;
#pragma omp simd reduction(+ : total) reduction(max : largest)
        for (int i = 0; i < n; ++i) {
            p.x[i] += p.eta * delta[i];
            total += p.x[i];
            largest = std::max(largest, std::fabs(p.x[i]));
        }
        p.feasibility = std::max(p.feasibility, std::fabs(total - p.demand));
        for (int c = 0; c < m; ++c) {
            double* __restrict y = p.y.data() + (size_t)c * n;
            double* __restrict s = p.s.data() + (size_t)c * n;
            const double* __restrict dy = delta.data() + (size_t)(1 + c) * n;
            const double* __restrict ds = delta.data() + (size_t)(1 + m + c) * n;
            const double* __restrict zc = z.data() + (size_t)c * n;
            double sum = 0;
#pragma omp simd reduction(+ : sum) reduction(max : largest)
            for (int i = 0; i < n; ++i) {
                y[i] += p.eta * (dy[i] - p.alpha * zc[i]);
                s[i] += p.eta * ds[i];
                sum += s[i];
                largest = std::max({largest, std::fabs(y[i]), std::fabs(s[i])});
            }
            p.drift = std::max(p.drift, std::fabs(sum - sum0[c]));
        }
        if (!(largest <= limit)) {
            p.diverged = true;
            break;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: w1_instance INPUT OUTPUT REPEATS\n");
        return 2;
    }
    FILE* file = std::fopen(argv[1], "rb");
    if (!file) {
        std::perror(argv[1]);
        return 2;
    }
    const auto head = take<int64_t>(file, 5);
    const int count = (int)head[0], n = (int)head[1], m = (int)head[2], samples = (int)head[3], d = m - 1;
    const long steps = head[4];
    if (samples > 64 || m > 8) {
        std::fprintf(stderr, "at most 64 samples and 8 parameters\n");
        return 2;
    }
    std::vector<Instance> start(count);
    for (auto& p : start) {
        const auto arcs = take<int64_t>(file, 1)[0];
        for (auto v : take<int64_t>(file, n + 1)) p.first.push_back((int)v);
        for (auto v : take<int64_t>(file, arcs)) p.neighbour.push_back((int)v);
        p.weight = take<double>(file, arcs);
        const auto features = take<double>(file, (size_t)n * samples * d);
        p.feature.resize(features.size());
        for (int i = 0; i < n; ++i)
            for (int k = 0; k < samples; ++k)
                for (int j = 0; j < d; ++j) p.feature[((size_t)i * d + j) * samples + k] = features[((size_t)i * samples + k) * d + j];
        p.label = take<double>(file, (size_t)n * samples);
        const auto numbers = take<double>(file, 7);
        p.alpha = numbers[0], p.rho = numbers[1], p.eta = numbers[2], p.demand = numbers[3], p.c = numbers[4], p.mu = numbers[5], p.penalty = numbers[6];
        p.capacity = take<double>(file, n);
        p.workload = take<double>(file, n);
        p.lower = take<double>(file, n);
        p.upper = take<double>(file, n);
        p.x = take<double>(file, n);
        const auto y0 = take<double>(file, (size_t)n * m);
        p.y.resize(y0.size());
        for (int i = 0; i < n; ++i)
            for (int c = 0; c < m; ++c) p.y[(size_t)c * n + i] = y0[(size_t)i * m + c];
        p.s.assign((size_t)n * m, 0.0);
    }
    std::fclose(file);
    std::vector<Instance> run;
    for (int r = 0; r < std::atoi(argv[3]); ++r) {
        run = start;
        const auto begin = std::chrono::steady_clock::now();
#pragma omp parallel for schedule(dynamic, 1)
        for (int i = 0; i < count; ++i) advance(run[i], n, m, samples, steps);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        std::printf("%.6f\n", seconds);
        std::fflush(stdout);
    }
    FILE* out = std::fopen(argv[2], "wb");
    if (!out) {
        std::perror(argv[2]);
        return 2;
    }
    for (const auto& p : run) {
        std::fwrite(p.x.data(), sizeof(double), n, out);
        for (int i = 0; i < n; ++i)
            for (int c = 0; c < m; ++c) std::fwrite(&p.y[(size_t)c * n + i], sizeof(double), 1, out);
    }
    return std::fclose(out) == 0 ? 0 : 5;
}
