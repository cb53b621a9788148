// CUDA on a machine without it, for checking results: the threads of a block are fibres of one host thread that change places at barriers. Slow, and never timed.
#pragma once
#include <ucontext.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <vector>

#define __device__
#define __host__
#define __global__
#define __launch_bounds__(threads)
#define __restrict__ __restrict
#define DYNAMIC_SHARED(type, name) type* const name = (type*)shim::shared
using std::copysign, std::fabs, std::fma, std::fmax, std::fmin, std::isfinite, std::log, std::rint, std::sqrt;

namespace shim {
struct Index {
    int x;
};
inline void* shared;
inline int current, at_barrier, votes, verdict, threads;
inline std::vector<ucontext_t> fibres;
inline ucontext_t home;
inline std::vector<bool> ended;
inline std::function<void()> body;

inline void start() {
    body();
    ended[current] = true;
    swapcontext(&fibres[current], &home);
}

// Rounds: every fibre runs up to its next barrier, then the next round begins.
inline void launch(int blocks, int width, size_t bytes, const std::function<void()>& kernel);
}  // namespace shim

inline shim::Index threadIdx, blockIdx;

inline int __syncthreads_or(int vote) {
    shim::votes |= vote;
    swapcontext(&shim::fibres[shim::current], &shim::home);
    return shim::verdict;
}

inline void __syncthreads() { __syncthreads_or(0); }

inline int atomicMax(int* place, int value) {
    const int before = *place;
    *place = std::max(before, value);
    return before;
}

inline int __double2hiint(double v) {
    int64_t bits;
    std::memcpy(&bits, &v, 8);
    return (int)(bits >> 32);
}

inline int __double2loint(double v) {
    int64_t bits;
    std::memcpy(&bits, &v, 8);
    return (int)bits;
}

inline double __hiloint2double(int high, int low) {
    const int64_t bits = ((int64_t)high << 32) | (uint32_t)low;
    double v;
    std::memcpy(&v, &bits, 8);
    return v;
}

inline void shim::launch(int blocks, int width, size_t bytes, const std::function<void()>& kernel) {
    constexpr size_t stack = 1 << 16;
    std::vector<char> memory(bytes + 64), stacks(stack * width);
    shared = memory.data();
    body = kernel;
    threads = width;
    for (int block = 0; block < blocks; ++block) {
        blockIdx.x = block;
        fibres.assign(width, {});
        ended.assign(width, false);
        for (int t = 0; t < width; ++t) {
            getcontext(&fibres[t]);
            fibres[t].uc_stack.ss_sp = stacks.data() + t * stack;
            fibres[t].uc_stack.ss_size = stack;
            makecontext(&fibres[t], start, 0);
        }
        for (bool running = true; running;) {
            running = false;
            votes = 0;
            for (current = 0; current < width; ++current) {
                if (ended[current]) continue;
                threadIdx.x = current;
                swapcontext(&home, &fibres[current]);
                running = running || !ended[current];
            }
            verdict = votes;
        }
    }
}

// The few calls that the host side makes.
using cudaError_t = int;
enum { cudaSuccess, cudaMemcpyHostToDevice, cudaMemcpyDeviceToHost, cudaFuncAttributeMaxDynamicSharedMemorySize };
inline const char* cudaGetErrorString(cudaError_t) { return "none"; }
template <class T>
cudaError_t cudaMalloc(T** place, size_t bytes) { return *place = (T*)std::calloc(1, bytes + 1), cudaSuccess; }
inline cudaError_t cudaFree(void* place) { return std::free(place), cudaSuccess; }
inline cudaError_t cudaMemcpy(void* to, const void* from, size_t bytes, int) { return std::memcpy(to, from, bytes), cudaSuccess; }
inline cudaError_t cudaDeviceSynchronize() { return cudaSuccess; }
inline cudaError_t cudaGetLastError() { return cudaSuccess; }
template <class F>
cudaError_t cudaFuncSetAttribute(F, int, int) { return cudaSuccess; }
#define LAUNCH(kernel, blocks, threads, bytes, ...) shim::launch(blocks, threads, bytes, [=] { kernel(__VA_ARGS__); })
