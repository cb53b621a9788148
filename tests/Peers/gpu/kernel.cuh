// The whole run of a group of instances that share a network and data, fused into one kernel: a block per group, a thread per node and instance, the lanes of a warp being instances
// of one node (so that neighbours and data are uniform), state and last messages in registers, messages handed over through shared memory, one barrier a step (two for edge coupling).
// A message is quantised anew only where it has left the interval of its last level. Sizes and kinds are compile-time: NODES, PARAMETERS, LOSS, COUPLING, QUANTISER, and REAL (double or float).
// Compiled by nvcc, by NVRTC through CuPy, and by g++ behind shim.hpp.

#define WIDTH (1 + 2 * PARAMETERS)
#define SUMS (1 + PARAMETERS)

typedef REAL real;

struct Args {
    // All eight bytes wide, so that a host in any language can lay it out.
    const int* structure;      // [groups]
    const int* instance;       // [groups][lanes], -1 where there is none
    const int* first;          // [U][pool][NODES + 1], into neighbour and weight (edge coupling: into incident)
    const int* neighbour;
    const real* weight;
    const int* edge_first;     // [U][pool] + 1, edge coupling only
    const int* tail;
    const int* head;
    const int* incident;       // edge * 2, + 1 at its head
    const real* edge_weight;
    const real* a;             // quadratic: [U][NODES][PARAMETERS][PARAMETERS]; else features [rows][PARAMETERS - 1]
    const real* c;             // quadratic: [U][NODES][PARAMETERS]; else targets [rows]
    const int* offset;         // [U][NODES + 1], rows of the samples
    const real* numbers;       // [I][10]
    const real* capacity;      // [I][NODES] and so on
    const real* workload;
    const real* lower;
    const real* upper;
    const real* x0;
    const real* y0;            // [I][NODES][PARAMETERS]
    const real* best;          // [I][PARAMETERS]
    const real* limit;         // [I]
    real* x;
    real* y;
    int* ends;                 // [I][2]
    real* maxima;              // [I][2]
    long long steps, check, pool, every, edges;  // edges: the most of any graph
};

__device__ inline real reciprocal(real v);

#ifdef SINGLE
__device__ inline real exp_of(real v) { return expf(v); }
__device__ inline real log_of(real v) { return logf(v); }
__device__ inline real round_of(real v) { return rintf(v); }
__device__ inline real reciprocal(real v) { return 1 / v; }
#else
__device__ inline real log_of(real v) { return log(v); }
__device__ inline real round_of(real v) { return rint(v); }

// e^v to an ulp or so: 2^k times a polynomial of degree 11 on half of ln 2 to either side; arguments beyond ±700 are taken for ±700.
__device__ inline real exp_of(real v) {
    v = fmin(fmax(v, -700.0), 700.0);
    const real k = rint(v * 1.4426950408889634);
    const real r = fma(k, -1.9082149292705877e-10, fma(k, -0.69314718036912382, v));
    real p = 2.5052108385441720e-8;
    p = fma(p, r, 2.7557319223985893e-7);
    p = fma(p, r, 2.7557319223985888e-6);
    p = fma(p, r, 2.4801587301587302e-5);
    p = fma(p, r, 1.9841269841269841e-4);
    p = fma(p, r, 1.3888888888888889e-3);
    p = fma(p, r, 8.3333333333333333e-3);
    p = fma(p, r, 4.1666666666666667e-2);
    p = fma(p, r, 1.6666666666666667e-1);
    p = fma(p, r, 0.5);
    p = fma(p, r, 1.0);
    p = fma(p, r, 1.0);
    return __hiloint2double(__double2hiint(p) + ((int)k << 20), __double2loint(p));
}

__device__ inline real reciprocal(real v) {
#ifdef __CUDA_ARCH__
    real r;
    asm("rcp.approx.ftz.f64 %0, %1;" : "=d"(r) : "d"(v));
    real e = fma(-v, r, 1.0);
    r = fma(r, e, r);
    e = fma(-v, r, 1.0);
    return fma(r, e, r);
#else
    return 1 / v;
#endif
}
#endif

struct Levels {
    real rho, inverse, low, high;
};

__device__ inline real quantise(real v, real last, const Levels& levels) {
#if QUANTISER == 0
    return v;
#else
    const real a = fabs(v), b = fabs(last);
    if (a >= b * levels.low && a < b * levels.high && (v < 0) == (last < 0)) return last;
    if (a == 0) return 0;
    return copysign(exp_of(levels.rho * round_of(log_of(a) * levels.inverse)), v);
#endif
}

// ∇g of this thread's node at y.
struct Loss {
#if LOSS == 0
    real a[PARAMETERS * PARAMETERS], c[PARAMETERS];
#else
    const real *phi, *target;
    int count;
    real scale;
#endif
    real constant, mu, ridge;

    __device__ void load(const Args& args, int u, int node, const real* numbers) {
        constant = numbers[4], mu = numbers[5], ridge = numbers[6];
#if LOSS == 0
        for (int k = 0; k < PARAMETERS * PARAMETERS; ++k) a[k] = args.a[((long long)u * NODES + node) * PARAMETERS * PARAMETERS + k];
        for (int k = 0; k < PARAMETERS; ++k) c[k] = args.c[((long long)u * NODES + node) * PARAMETERS + k];
#else
        const int from = args.offset[(long long)u * (NODES + 1) + node];
        count = args.offset[(long long)u * (NODES + 1) + node + 1] - from;
        phi = args.a + (long long)from * (PARAMETERS - 1);
        target = args.c + from;
        scale = count > 0 ? (real)1 / count : 0;
#endif
    }

    __device__ void gradient(const real* y, real* g) const {
#if LOSS == 0
#pragma unroll
        for (int j = 0; j < PARAMETERS; ++j) {
            real sum = -c[j];
#pragma unroll
            for (int k = 0; k < PARAMETERS; ++k) sum += a[j * PARAMETERS + k] * y[k];
            g[j] = sum;
        }
#else
#pragma unroll
        for (int j = 0; j < PARAMETERS; ++j) g[j] = 0;
#pragma unroll 2
        for (int row = 0; row < count; ++row) {
            real f[PARAMETERS > 1 ? PARAMETERS - 1 : 1], score = 0;
#pragma unroll
            for (int j = 0; j < PARAMETERS - 1; ++j) {
                f[j] = phi[row * (PARAMETERS - 1) + j];
                score += y[j] * f[j];
            }
            const real label = target[row];
#if LOSS == 1
            const real r = -constant * label * reciprocal(1 + exp_of(mu * (label * (score - y[PARAMETERS - 1]) - 1)));
#elif LOSS == 2
            const real r = 2 * (score - y[PARAMETERS - 1] - label);
#else
            const real r = -label * scale * reciprocal(1 + exp_of(label * (score + y[PARAMETERS - 1])));
#endif
#pragma unroll
            for (int j = 0; j < PARAMETERS - 1; ++j) g[j] += r * f[j];
#if LOSS == 3
            g[PARAMETERS - 1] += r;
#else
            g[PARAMETERS - 1] -= r;
#endif
        }
#if LOSS == 1
#pragma unroll
        for (int j = 0; j < PARAMETERS - 1; ++j) g[j] += 2 * y[j];
#elif LOSS == 3
#pragma unroll
        for (int j = 0; j < PARAMETERS - 1; ++j) g[j] += ridge * y[j];
#endif
#endif
    }
};

// Numbers of shared memory that a block of `lanes` needs, beside two ints a lane.
__host__ __device__ inline long long shared_numbers(int lanes, long long edges) {
#if COUPLING == 0
    return (long long)lanes * NODES * 2 * (WIDTH + SUMS);
#else
    return (long long)lanes * (NODES * (WIDTH + SUMS) + edges * WIDTH);
#endif
}

template <int LANES>
__global__ void __launch_bounds__(NODES * LANES) run(const Args* __restrict__ given) {
    const Args args = *given;
    DYNAMIC_SHARED(real, memory);
    const int lane = threadIdx.x % LANES, node = threadIdx.x / LANES, group = blockIdx.x;
    const int u = args.structure[group], own = args.instance[group * LANES + lane], id = own >= 0 ? own : args.instance[group * LANES];
#if COUPLING == 0
    real *const message = memory, *const totals = memory + 2 * NODES * WIDTH * LANES;
    int* const flag = (int*)(totals + 2 * NODES * SUMS * LANES);
#else
    real *const message = memory, *const totals = message + NODES * WIDTH * LANES, *const links = totals + NODES * SUMS * LANES;
    int* const flag = (int*)(links + args.edges * WIDTH * LANES);
#endif
    const real* numbers = args.numbers + (long long)id * 10;
    const real alpha = numbers[0], eta = numbers[2], demand = numbers[3], penalty = numbers[7], limit = args.limit[id];
    const Levels levels = {numbers[1], numbers[1] != 0 ? 1 / numbers[1] : 0, exp_of(-numbers[1] / 2), exp_of(numbers[1] / 2)};
    const long long at = (long long)id * NODES + node;
    const real capacity = 1 / args.capacity[at], workload = args.workload[at], lower = args.lower[at], upper = args.upper[at];
    real x = args.x0[at], y[PARAMETERS], s[PARAMETERS], z[PARAMETERS], last[WIDTH];
#pragma unroll
    for (int j = 0; j < PARAMETERS; ++j) y[j] = args.y0[at * PARAMETERS + j], s[j] = 0;
#pragma unroll
    for (int j = 0; j < WIDTH; ++j) last[j] = 0;
    Loss loss;
    loss.load(args, u, node, numbers);
    if (node == 0) flag[lane] = own >= 0 ? -1 : 0, flag[LANES + lane] = 0;
    bool alive = own >= 0;
    int outcome = 0, done = (int)args.steps, below = 0;
    real largest = 0;
#if COUPLING == 1
    for (int e = node; e < args.edges; e += NODES)
        for (int j = 0; j < WIDTH; ++j) links[(e * WIDTH + j) * LANES + lane] = 0;
#endif
    __syncthreads();

    const int steps = (int)args.steps, check = (int)args.check, every = (int)args.every;
    int graph = 0, until_switch = every, until_check = 0;
    for (int k = 0;; ++k) {
        if (check > 0 && (until_check == 0 || k == steps)) {
            until_check = check;
            const real over = fmax(x - upper, (real)0), under = fmax(lower - x, (real)0);
            real square = 0;
            for (int j = 0; j < PARAMETERS; ++j) square += (y[j] - args.best[(long long)id * PARAMETERS + j]) * (y[j] - args.best[(long long)id * PARAMETERS + j]);
            totals[(node * SUMS) * LANES + lane] = (real)0.5 * (x - workload) * (x - workload) * capacity + penalty * (over * over + under * under);
            totals[(node * SUMS + 1) * LANES + lane] = square;
            __syncthreads();
            real cost = 0, farthest = 0, norm = 0;
            for (int i = 0; i < NODES; ++i) {
                cost += totals[(i * SUMS) * LANES + lane];
                farthest = fmax(farthest, totals[(i * SUMS + 1) * LANES + lane]);
            }
            for (int j = 0; j < PARAMETERS; ++j) norm += args.best[(long long)id * PARAMETERS + j] * args.best[(long long)id * PARAMETERS + j];
            const real r = fmax(fabs(cost - numbers[9]) / fmax((real)1, fabs(numbers[9])), sqrt(farthest) / fmax((real)1, sqrt(norm)));
            below = r <= numbers[8] ? below + 1 : 0;
            if (alive && below == 2) alive = false, outcome = 1, done = k;
            if (__syncthreads_or(alive) == 0) break;
        }
        if (k == steps) break;
        --until_check;
        if (every > 0 && k > 0 && --until_switch == 0) {
            until_switch = every;
            graph = graph + 1 == args.pool ? 0 : graph + 1;
        }

        const int turn = COUPLING == 0 ? k & 1 : 0;
        real* const sent = message + turn * NODES * WIDTH * LANES;
        real* const sums = totals + turn * NODES * SUMS * LANES;
        loss.gradient(y, z);
        real v[WIDTH];
        v[0] = (x - workload) * capacity + 2 * penalty * (fmax(x - upper, (real)0) - fmax(lower - x, (real)0));
#pragma unroll
        for (int j = 0; j < PARAMETERS; ++j) {
            z[j] += s[j];
            v[1 + j] = y[j];
            v[1 + PARAMETERS + j] = z[j];
        }
#pragma unroll
        for (int j = 0; j < WIDTH; ++j) {
#if COUPLING == 0
            last[j] = quantise(v[j], last[j], levels);
#else
            last[j] = v[j];
#endif
            sent[(node * WIDTH + j) * LANES + lane] = last[j];
        }
        sums[(node * SUMS) * LANES + lane] = x;
#pragma unroll
        for (int j = 0; j < PARAMETERS; ++j) sums[(node * SUMS + 1 + j) * LANES + lane] = s[j];
        __syncthreads();

        // Invariants of the state before this step: quantity `node` of this lane. At k = 0 that is the start, which counts too and is in order.
        for (int q = node; q < SUMS; q += NODES) {
            real sum = q == 0 ? -demand : 0;
            for (int i = 0; i < NODES; ++i) sum += sums[(i * SUMS + q) * LANES + lane];
            largest = fmax(largest, fabs(sum));
        }

        real change[WIDTH];
#pragma unroll
        for (int j = 0; j < WIDTH; ++j) change[j] = 0;
        const int* first = args.first + ((long long)u * args.pool + graph) * (NODES + 1) + node;
#if COUPLING == 0
        real weights = 0;
        for (int e = first[0]; e < first[1]; ++e) {
            const real* const other = sent + args.neighbour[e] * WIDTH * LANES + lane;
            const real weight = args.weight[e];
            weights += weight;
#pragma unroll
            for (int j = 0; j < WIDTH; ++j) change[j] += weight * other[j * LANES];
        }
#pragma unroll
        for (int j = 0; j < WIDTH; ++j) change[j] -= weights * last[j];
#else
        // Every edge once; its last value, where it still holds, is what shared memory has.
        const int from = args.edge_first[u * args.pool + graph], count = args.edge_first[u * args.pool + graph + 1] - from;
        for (int e = node; e < count; e += NODES) {
            const real* const a = sent + args.tail[from + e] * WIDTH * LANES + lane;
            const real* const b = sent + args.head[from + e] * WIDTH * LANES + lane;
#pragma unroll
            for (int j = 0; j < WIDTH; ++j) {
                real* const link = links + (e * WIDTH + j) * LANES + lane;
                *link = quantise(b[j * LANES] - a[j * LANES], *link, levels);
            }
        }
        __syncthreads();
        for (int e = first[0]; e < first[1]; ++e) {
            const int which = args.incident[e];
            const real* const link = links + (which >> 1) * WIDTH * LANES + lane;
            const real weight = which & 1 ? -args.edge_weight[from + (which >> 1)] : args.edge_weight[from + (which >> 1)];
#pragma unroll
            for (int j = 0; j < WIDTH; ++j) change[j] += weight * link[j * LANES];
        }
#endif
        // What another node of this lane found after the step before is seen now.
        if (alive && flag[lane] > 0) alive = false, outcome = flag[lane], done = flag[LANES + lane];
        if (alive) {
            // A number minus itself is 0 unless it is infinite or none.
            x += eta * change[0];
            bool good = fabs(x) <= limit, finite = x - x == 0;
#pragma unroll
            for (int j = 0; j < PARAMETERS; ++j) {
                y[j] += eta * (change[1 + j] - alpha * z[j]);
                s[j] += eta * change[1 + PARAMETERS + j];
                good = good && fabs(y[j]) <= limit && fabs(s[j]) <= limit;
            }
            if (!good) {
                for (int j = 0; j < PARAMETERS; ++j) finite = finite && y[j] - y[j] == 0 && s[j] - s[j] == 0;
                flag[LANES + lane] = k + 1;
                atomicMax(&flag[lane], finite ? 2 : 3);
            }
        }
        // Divergence is rare: whether all have ended is asked once in a while only.
        if ((k & 255) == 255 && __syncthreads_or(alive) == 0) break;
    }

    __syncthreads();
    if (flag[lane] > 0 && outcome == 0) outcome = flag[lane], done = flag[LANES + lane];
    totals[(node * SUMS) * LANES + lane] = x;
    for (int j = 0; j < PARAMETERS; ++j) totals[(node * SUMS + 1 + j) * LANES + lane] = s[j];
    __syncthreads();
    for (int q = node; q < SUMS; q += NODES) {
        real sum = q == 0 ? -demand : 0;
        for (int i = 0; i < NODES; ++i) sum += totals[(i * SUMS + q) * LANES + lane];
        largest = fmax(largest, fabs(sum));
    }
    __syncthreads();
    totals[node * SUMS * LANES + lane] = largest;
    __syncthreads();
    if (own < 0) return;
    args.x[at] = x;
    for (int j = 0; j < PARAMETERS; ++j) args.y[at * PARAMETERS + j] = y[j];
    if (node == 0) {
        args.ends[(long long)id * 2] = outcome, args.ends[(long long)id * 2 + 1] = done;
        real drift = 0;
        for (int q = 1; q < SUMS && q < NODES; ++q) drift = fmax(drift, totals[q * SUMS * LANES + lane]);
        args.maxima[(long long)id * 2] = largest, args.maxima[(long long)id * 2 + 1] = drift;
    }
}
