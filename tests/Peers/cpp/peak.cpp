// What this machine's vector units can do, all cores at once: fused multiply-adds and exact divisions of double precision a second, counted by lane. Prints both, comma between.
// Built with -O3 -march=native -fopenmp.
#include <chrono>
#include <cstdio>
#include "lanes.hpp"

namespace {

// Independent chains, enough to hide the latency of the operation; the best of a few tries counts.
template <class F>
double rate(long rounds, F chain) {
    double best = 0;
    for (int r = 0; r < 5; ++r) {
        long lanes = 0;
        const auto begin = std::chrono::steady_clock::now();
#pragma omp parallel reduction(+ : lanes)
        lanes += chain(rounds);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        best = lanes / seconds > best ? lanes / seconds : best;
    }
    return best;
}

template <class F>
long chains(long rounds, F operation) {
    peers::Vector v[12];
    for (int i = 0; i < 12; ++i) v[i] = peers::Vector{} + 1.0 + i;
    peers::Vector a = peers::Vector{} + 0.999999, b = peers::Vector{} + 1e-6;
    asm volatile("" : "+x"(a), "+x"(b));  // not known when compiling
    for (long k = 0; k < rounds; ++k)
#pragma GCC unroll 12
        for (int i = 0; i < 12; ++i) v[i] = operation(v[i], a, b);
    for (int i = 1; i < 12; ++i) v[0] += v[i];
    asm volatile("" : : "x"(v[0]));
    return rounds * 12 * peers::Base;
}

}  // namespace

int main() {
    using peers::Vector;
    const double additions = rate(20000000, [](long r) { return chains(r, [](Vector v, Vector a, Vector b) { return v * a + b; }); });
    const double divisions = rate(2000000, [](long r) { return chains(r, [](Vector v, Vector a, Vector) { return v / a; }); });
    std::printf("%.4g,%.4g\n", additions, divisions);
}
