// The fused CUDA kernel of kernel.cuh behind the command line of a peer. Built once per workload, its sizes and kinds as macros: see build.py. Without nvcc: g++ -x c++ -include shim.hpp.
#ifndef DYNAMIC_SHARED
#include <cuda_runtime.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#define DYNAMIC_SHARED(type, name) extern __shared__ __align__(16) unsigned char shared_bytes[]; type* const name = (type*)shared_bytes
#define LAUNCH(kernel, blocks, threads, bytes, ...) kernel<<<blocks, threads, bytes>>>(__VA_ARGS__)
#endif
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "kernel.cuh"

namespace {

void fail(const std::string& what, int code) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(code);
}

void good(cudaError_t error, const char* what) {
    if (error != cudaSuccess) fail(std::string(what) + ": " + cudaGetErrorString(error), 5);
}

struct Workload {
    int64_t count, n, m, loss, coupling, quantiser, pool, every, steps, check, structures;
    std::vector<int> structure;
    std::vector<int> first{}, neighbour, edge_first{0}, tail, head, incident, offset;
    std::vector<double> weight, edge_weight, a, c;
    std::vector<double> numbers, capacity, workload, lower, upper, x0, y0, best, limit;
    int64_t edges = 0;

    explicit Workload(const char* path) {
        FILE* file = std::fopen(path, "rb");
        if (!file) fail(std::string("no such file: ") + path, 2);
        auto longs = [&](size_t k) { return take<int64_t>(file, k); };
        auto reals = [&](size_t k) { return take<double>(file, k); };
        if (longs(1)[0] != 0x31304C57504F4F43) fail("this is no workload file", 2);
        for (auto* v : {&count, &n, &m, &loss, &coupling, &quantiser, &pool, &every, &steps, &check, &structures}) *v = longs(1)[0];
        if (n != NODES || m != PARAMETERS || loss != LOSS || coupling != COUPLING || quantiser != QUANTISER) fail("this program was built for another workload", 3);
        int rows = 0;
        for (int64_t u = 0; u < structures; ++u) {
            for (int64_t g = 0; g < pool; ++g) graph(longs, reals);
            if (loss == 0) {
                append(a, reals(n * m * m));
                append(c, reals(n * m));
            } else {
                const auto own = longs(n + 1);
                for (auto v : own) offset.push_back(rows + (int)v);
                rows += (int)own[n];
                append(a, reals(own[n] * (m - 1)));
                append(c, reals(own[n]));
            }
        }
        for (int64_t i = 0; i < count; ++i) {
            structure.push_back((int)longs(1)[0]);
            append(numbers, reals(10));
            for (auto* v : {&capacity, &workload, &lower, &upper, &x0}) append(*v, reals(n));
            append(y0, reals(n * m));
            append(best, reals(m));
            double largest = 1;
            for (int64_t k = 0; k < n; ++k) largest = std::max(largest, std::fabs(x0[i * n + k]));
            for (int64_t k = 0; k < n * m; ++k) largest = std::max(largest, std::fabs(y0[i * n * m + k]));
            limit.push_back(1e6 * largest);
        }
        std::fclose(file);
    }

private:
    template <class T>
    static std::vector<T> take(FILE* file, size_t count) {
        std::vector<T> values(count);
        if (std::fread(values.data(), sizeof(T), count, file) != count) fail("the input ends early", 2);
        return values;
    }

    static void append(std::vector<double>& to, const std::vector<double>& more) { to.insert(to.end(), more.begin(), more.end()); }

    template <class L, class R>
    void graph(L longs, R reals) {
        const int64_t e = longs(1)[0];
        const auto t = longs(e), h = longs(e);
        const auto w = reals(e);
        edges = std::max(edges, e);
        std::vector<std::vector<std::pair<int, double>>> of(n);
        for (int k = 0; k < e; ++k) {
            if (coupling == 1) {
                of[t[k]].push_back({2 * k, 0});
                of[h[k]].push_back({2 * k + 1, 0});
                tail.push_back((int)t[k]), head.push_back((int)h[k]), edge_weight.push_back(w[k]);
            } else {
                of[t[k]].push_back({(int)h[k], w[k]});
                of[h[k]].push_back({(int)t[k], w[k]});
            }
        }
        edge_first.push_back((int)tail.size());
        auto& list = coupling == 1 ? incident : neighbour;
        for (const auto& node : of) {
            first.push_back((int)list.size());
            for (const auto& [v, x] : node) {
                list.push_back(v);
                if (coupling == 0) weight.push_back(x);
            }
        }
        first.push_back((int)list.size());
    }
};

template <class T>
T* upload(const std::vector<T>& values) {
    T* place;
    good(cudaMalloc(&place, std::max<size_t>(1, values.size()) * sizeof(T)), "cudaMalloc");
    if (!values.empty()) good(cudaMemcpy(place, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice), "upload");
    return place;
}

real* upload_real(const std::vector<double>& values) { return upload(std::vector<real>(values.begin(), values.end())); }

// Everything on the device; `count` of the instances and `steps` can be less than the file's.
class Runner {
public:
    explicit Runner(const Workload& w) : w_(w) {
        args_ = {nullptr, nullptr, upload(w.first), upload(w.neighbour), upload_real(w.weight), upload(w.edge_first), upload(w.tail), upload(w.head), upload(w.incident),
                 upload_real(w.edge_weight), upload_real(w.a), upload_real(w.c), upload(w.offset), upload_real(w.numbers), upload_real(w.capacity), upload_real(w.workload),
                 upload_real(w.lower), upload_real(w.upper), upload_real(w.x0), upload_real(w.y0), upload_real(w.best), upload_real(w.limit),
                 upload(std::vector<real>(w.count * NODES)), upload(std::vector<real>(w.count * NODES * PARAMETERS)), upload(std::vector<int>(w.count * 2)), upload(std::vector<real>(w.count * 2)),
                 w.steps, w.check, w.pool, w.every, w.edges};
        good(cudaMalloc(&place_, sizeof(Args)), "cudaMalloc");
        x.resize(w.count * NODES), y.resize(w.count * NODES * PARAMETERS), ends.resize(w.count * 2), maxima.resize(w.count * 2);
    }

    // Chooses the width of a group by trying all that fit, over a few steps.
    void prepare(int64_t count, int64_t steps) {
        if (count == count_ && steps == steps_) return;
        count_ = count, steps_ = steps;
        double fastest = 0;
        int best = 0;
        const char* fixed = std::getenv("PEER_LANES");
        for (int lanes : {32, 16, 8, 4, 2, 1}) {
            if ((fixed && std::atoi(fixed) != lanes) || !fits(lanes)) continue;
            group(lanes);
#ifndef SHIM
            run(std::min<int64_t>(steps, 40));
            const double seconds = run(std::min<int64_t>(steps, w_.check > 0 ? steps : 400));
#else
            const double seconds = 1;
#endif
            if (best == 0 || seconds < fastest) fastest = seconds, best = lanes;
        }
        if (best == 0) fail("no group of instances fits a block", 3);
        group(best);
        run(std::min<int64_t>(steps, 40));
    }

    double run(int64_t steps) {
        args_.steps = steps;
        good(cudaMemcpy(place_, &args_, sizeof(Args), cudaMemcpyHostToDevice), "upload");
        const auto begin = std::chrono::steady_clock::now();
        switch (lanes_) {
            case 32: launch<32>(); break;
            case 16: launch<16>(); break;
            case 8: launch<8>(); break;
            case 4: launch<4>(); break;
            case 2: launch<2>(); break;
            default: launch<1>(); break;
        }
        good(cudaGetLastError(), "launch");
        good(cudaDeviceSynchronize(), "run");
        kernel_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        good(cudaMemcpy(x.data(), args_.x, count_ * NODES * sizeof(real), cudaMemcpyDeviceToHost), "download");
        good(cudaMemcpy(y.data(), args_.y, count_ * NODES * PARAMETERS * sizeof(real), cudaMemcpyDeviceToHost), "download");
        good(cudaMemcpy(ends.data(), args_.ends, count_ * 2 * sizeof(int), cudaMemcpyDeviceToHost), "download");
        good(cudaMemcpy(maxima.data(), args_.maxima, count_ * 2 * sizeof(real), cudaMemcpyDeviceToHost), "download");
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }

    void write(const char* path) const {
        FILE* out = std::fopen(path, "wb");
        if (!out) fail(std::string("cannot write ") + path, 2);
        const int64_t head[] = {0x31305357504F4F43, count_, NODES, PARAMETERS};
        std::fwrite(head, 8, 4, out);
        for (int64_t i = 0; i < count_; ++i) {
            const int64_t end[] = {ends[2 * i], ends[2 * i + 1]};
            std::fwrite(end, 8, 2, out);
            const std::vector<double> xs(x.begin() + i * NODES, x.begin() + (i + 1) * NODES), ys(y.begin() + i * NODES * PARAMETERS, y.begin() + (i + 1) * NODES * PARAMETERS);
            std::fwrite(xs.data(), 8, NODES, out);
            std::fwrite(ys.data(), 8, NODES * PARAMETERS, out);
        }
        if (std::fclose(out) != 0) fail(std::string("cannot write ") + path, 5);
    }

    int lanes() const { return lanes_; }

    double kernel_seconds = 0;

private:
    // What a block may have on Hopper and Ampere's large parts; a launch that asks for more than the device has says so.
    static constexpr long long MostShared = 227 * 1024;

    bool fits(int lanes) const { return NODES * lanes <= 1024 && bytes(lanes) <= MostShared; }

    long long bytes(int lanes) const { return shared_numbers(lanes, w_.edges) * (long long)sizeof(real) + lanes * 2 * (long long)sizeof(int); }

    // Groups of instances that share a structure, in the file's order.
    void group(int lanes) {
        lanes_ = lanes;
        std::vector<int> order(count_), structure, instance;
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return w_.structure[a] < w_.structure[b]; });
        int filled = lanes;
        for (int i : order) {
            if (filled == lanes || w_.structure[i] != structure.back()) {
                structure.push_back(w_.structure[i]);
                instance.resize(structure.size() * lanes, -1);
                filled = 0;
            }
            instance[(structure.size() - 1) * lanes + filled++] = i;
        }
        if (args_.structure) good(cudaFree((void*)args_.structure), "cudaFree"), good(cudaFree((void*)args_.instance), "cudaFree");
        groups_ = (int)structure.size();
        args_.structure = upload(structure);
        args_.instance = upload(instance);
    }

    template <int LANES>
    void launch() {
        if constexpr (NODES * LANES <= 1024) {
            good(cudaFuncSetAttribute(run_kernel<LANES>(), cudaFuncAttributeMaxDynamicSharedMemorySize, (int)bytes(LANES)), "shared memory");
            LAUNCH(::run<LANES>, groups_, NODES * LANES, bytes(LANES), place_);
        }
    }

    template <int LANES>
    static auto run_kernel() { return &::run<LANES>; }

    const Workload& w_;
    Args args_{};
    Args* place_ = nullptr;
    int64_t count_ = -1, steps_ = -1;
    int lanes_ = 0, groups_ = 0;
    std::vector<real> x, y, maxima;
    std::vector<int> ends;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4 || argc > 6) {
        std::fprintf(stderr, "usage: cuda_peer INPUT OUTPUT REPEATS [INSTANCES [STEPS]]\n");
        return 2;
    }
    const Workload workload(argv[1]);
    Runner runner(workload);
    auto once = [&](int64_t count, int64_t steps, int repeats, bool serving) {
        count = count > 0 ? std::min(count, workload.count) : workload.count;
        steps = steps > 0 ? std::min(steps, workload.steps) : workload.steps;
        runner.prepare(count, steps);
        for (int r = 0; r < repeats; ++r) {
            const double seconds = runner.run(steps);
            if (serving || r + 1 == repeats) runner.write(argv[2]);
            std::printf("%.6f %d lanes, kernel %.6f\n", seconds, runner.lanes(), runner.kernel_seconds);
            std::fflush(stdout);
        }
    };
    const int repeats = std::atoi(argv[3]);
    if (repeats > 0) return once(argc > 4 ? std::atoll(argv[4]) : 0, argc > 5 ? std::atoll(argv[5]) : 0, repeats, false), 0;
    for (long long count, steps; std::scanf("%lld %lld", &count, &steps) == 2;) once(count, steps, 1, true);
    return 0;
}
