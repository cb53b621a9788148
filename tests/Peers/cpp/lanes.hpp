// Numbers of several instances side by side: one hardware vector, or two, four in flight. With exp and log written out for AVX-512, inlined so that nothing is spilled around a call.
// Elsewhere they are loops over the vector maths library's (with -ffast-math), or libm's (HONEST: one scalar call a lane, the definition's own operations).
#pragma once
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstring>
#if defined(__AVX512F__) && defined(__AVX512DQ__) && !defined(HONEST) && !defined(LIBRARY)
#define WRITTEN_OUT 1
#include <immintrin.h>
#endif

namespace peers {

#define INLINE inline __attribute__((always_inline))

#if defined(__AVX512F__)
constexpr int Base = 8;
#elif defined(__AVX__)
constexpr int Base = 4;
#else
constexpr int Base = 2;
#endif

typedef double Vector __attribute__((vector_size(Base * sizeof(double)), may_alias));
typedef int64_t Mask __attribute__((vector_size(Base * sizeof(double))));

template <int K>
struct Pack {
    Pack<K / 2> lo, hi;
};

template <>
struct Pack<1> {
    Vector v;
};

template <int K>
INLINE Pack<K> broadcast(double value) {
    if constexpr (K == 1) return {value - Vector{}};
    else return {broadcast<K / 2>(value), broadcast<K / 2>(value)};
}

// Each operation on a pack is that on its halves.
#define LIFT1(name)                                    \
    template <int K>                                   \
    INLINE Pack<K> name(const Pack<K>& a) {            \
        if constexpr (K == 1) return {name(a.v)};      \
        else return {name(a.lo), name(a.hi)};          \
    }
#define LIFT2(name)                                            \
    template <int K>                                           \
    INLINE Pack<K> name(const Pack<K>& a, const Pack<K>& b) {  \
        if constexpr (K == 1) return {name(a.v, b.v)};         \
        else return {name(a.lo, b.lo), name(a.hi, b.hi)};      \
    }
#define OPERATOR(op)                                                   \
    template <int K>                                                   \
    INLINE Pack<K> operator op(const Pack<K>& a, const Pack<K>& b) {   \
        if constexpr (K == 1) return {a.v op b.v};                     \
        else return {a.lo op b.lo, a.hi op b.hi};                      \
    }                                                                  \
    template <int K>                                                   \
    INLINE Pack<K> operator op(const Pack<K>& a, double b) {           \
        if constexpr (K == 1) return {a.v op b};                       \
        else return {a.lo op b, a.hi op b};                            \
    }                                                                  \
    template <int K>                                                   \
    INLINE Pack<K>& operator op##=(Pack<K>& a, const Pack<K>& b) {     \
        return a = a op b;                                             \
    }
OPERATOR(+)
OPERATOR(-)
OPERATOR(*)
OPERATOR(/)

template <class F>
INLINE Vector each(Vector v, F f) {
    alignas(sizeof(Vector)) double a[Base];
    std::memcpy(a, &v, sizeof v);
#pragma omp simd
    for (int l = 0; l < Base; ++l) a[l] = f(a[l]);
    std::memcpy(&v, a, sizeof v);
    return v;
}

#ifdef WRITTEN_OUT
#define Z(v) ((__m512d)(v))
INLINE Vector larger(Vector a, Vector b) { return (Vector)_mm512_max_pd(Z(a), Z(b)); }
INLINE Vector smaller(Vector a, Vector b) { return (Vector)_mm512_min_pd(Z(a), Z(b)); }
INLINE Vector larger_magnitude(Vector a, Vector b) { return (Vector)_mm512_range_pd(Z(a), Z(b), 0x0B); }
INLINE Vector root(Vector a) { return (Vector)_mm512_sqrt_pd(Z(a)); }
#else
INLINE Vector larger(Vector a, Vector b) { return a > b ? a : b; }
INLINE Vector smaller(Vector a, Vector b) { return a < b ? a : b; }
INLINE Vector larger_magnitude(Vector a, Vector b) {
    const auto magnitude = [](double v) { return std::fabs(v); };
    return larger(each(a, magnitude), each(b, magnitude));
}
INLINE Vector root(Vector a) { return each(a, [](double v) { return std::sqrt(v); }); }
#endif
LIFT2(larger)
LIFT2(smaller)
LIFT2(larger_magnitude)
LIFT1(root)

#ifdef WRITTEN_OUT
// 2^u by a table of 2^(j/16) and a polynomial on [-1/32, 1/32] (interpolated at Chebyshev points, 7e-18).
INLINE Vector exp2_of(Vector u) {
    const __m512d low = _mm512_setr_pd(1.0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0, 0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0);
    const __m512d high = _mm512_setr_pd(0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0, 0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0);
    const Vector cell = (Vector)_mm512_roundscale_pd(Z(u), 0x48);                                   // to sixteenths
    const __m512i index = _mm512_castpd_si512(Z(cell + 0x1.8p48));                                   // whose low bits count sixteenths
    const Vector r = u - cell;
    const Vector p = 1.0 + r * (0.69314718055994686 + r * (0.24022650695910085 + r * (0.055504108652093572 + r * (0.0096181291065256817 + r * (0.0013333818815389239 + r * 0.00015403756245457709)))));
    return (Vector)_mm512_scalef_pd(Z(p * (Vector)_mm512_permutex2var_pd(low, index, high)), Z(cell));  // rounds cell down
}

// log2 a to 4e-12, which is plenty to find a level: mantissa times one of 16 reciprocals, and a polynomial.
INLINE Vector log2_of(Vector a) {
#define C(j) (1.0 / (1.0 + ((j) + 0.5) / 16))
    const __m512d low = _mm512_setr_pd(C(0), C(1), C(2), C(3), C(4), C(5), C(6), C(7)), high = _mm512_setr_pd(C(8), C(9), C(10), C(11), C(12), C(13), C(14), C(15));
#undef C
    const __m512d log_low = _mm512_setr_pd(0.044394119358453398, 0.1292830169449665, 0.2094533656289497, 0.28540221886224839, 0.35755200461808364, 0.42626475470209796, 0.49185309632967466, 0.55458885167763741);
    const __m512d log_high = _mm512_setr_pd(0.61470984411520833, 0.67242534197149561, 0.72792045456319923, 0.78135971352465967, 0.83289001416474176, 0.88264304936184126, 0.9307373375628862, 0.97727992349991655);
    const __m512i index = _mm512_srli_epi64(_mm512_castpd_si512(Z(a)), 48);
    const Vector c = (Vector)_mm512_permutex2var_pd(low, index, high);
    const Vector f = (Vector)_mm512_fmsub_pd(_mm512_getmant_pd(Z(a), _MM_MANT_NORM_1_2, _MM_MANT_SIGN_zero), Z(c), _mm512_set1_pd(1));
    const Vector p = f * (1.4426950408949685 + f * (-0.72134752044973635 + f * (0.48089823628130599 + f * (-0.36067366337273232 + f * (0.28884116962099261 + f * -0.24071357120239981)))));
    return p + ((Vector)_mm512_permutex2var_pd(log_low, index, log_high) + (Vector)_mm512_getexp_pd(Z(a)));
}

INLINE Vector nearest(Vector u) { return (Vector)_mm512_roundscale_pd(Z(u), 0x08); }

// 1/d for d in [1, 2^1000]: an estimate of 14 bits and two of Newton's steps, four operations in place of a division that would occupy its unit for 16 cycles.
INLINE Vector reciprocal(Vector d) {
    Vector x = (Vector)_mm512_rcp14_pd(Z(d));
    x = x + x * (1.0 - d * x);
    return x + x * (1.0 - d * x);
}

// sgn(v)·exp(ρ·round(ln|v|/ρ)), and 0 for 0. scale = ρ·log₂e, inverse = 1/scale.
INLINE Vector quantise(Vector v, Vector, Vector scale, Vector inverse) {
    const __m512d sign = _mm512_set1_pd(-0.0);
    const Vector q = exp2_of(nearest(log2_of(v) * inverse) * scale);
    const __m512d signed_q = _mm512_or_pd(_mm512_and_pd(sign, Z(v)), Z(q));
    return (Vector)_mm512_maskz_mov_pd(_mm512_cmp_pd_mask(Z(v), _mm512_setzero_pd(), _CMP_NEQ_UQ), signed_q);
}

// 1/(1 + e^t).
INLINE Vector logistic(Vector t) {
    return reciprocal(1.0 + exp2_of(smaller(t * 1.4426950408889634, Vector{} + 1000.0)));
}

INLINE bool any_above(Vector a, Vector b) { return _mm512_cmp_pd_mask(Z(a), Z(b), _CMP_GT_OQ) != 0; }
#undef Z
#else
// inverse = 1/(ρ·log₂e), as above.
INLINE Vector quantise(Vector v, Vector rho, Vector, Vector inverse) {
    alignas(sizeof(Vector)) double a[Base], r[Base], i[Base];
    inverse *= 1.4426950408889634;
    std::memcpy(a, &v, sizeof v), std::memcpy(r, &rho, sizeof v), std::memcpy(i, &inverse, sizeof v);
    (void)i;
#pragma omp simd
    for (int l = 0; l < Base; ++l) {
        const double size = std::fabs(a[l]);
#ifdef HONEST
        const double q = std::exp(r[l] * std::rint(std::log(size) / r[l]));
#else
        const double q = std::exp(r[l] * std::rint(std::log(size + DBL_MIN) * i[l]));
#endif
        a[l] = size == 0 ? 0 : std::copysign(q, a[l]);
    }
    std::memcpy(&v, a, sizeof v);
    return v;
}

INLINE Vector logistic(Vector t) {
    return 1.0 / (1.0 + each(t, [](double v) { return std::exp(v); }));
}

INLINE Vector reciprocal(Vector d) { return 1.0 / d; }

INLINE bool any_above(Vector a, Vector b) {
    const Mask above = a > b;
    bool any = false;
    for (int l = 0; l < Base; ++l) any |= above[l] != 0;
    return any;
}
#endif

LIFT1(logistic)
template <int K>
INLINE Pack<K> quantise(const Pack<K>& v, const Pack<K>& rho, const Pack<K>& scale, const Pack<K>& inverse) {
    if constexpr (K == 1) return {quantise(v.v, rho.v, scale.v, inverse.v)};
    else return {quantise(v.lo, rho.lo, scale.lo, inverse.lo), quantise(v.hi, rho.hi, scale.hi, inverse.hi)};
}

template <int K>
INLINE bool any_above(const Pack<K>& a, const Pack<K>& b) {
    if constexpr (K == 1) return any_above(a.v, b.v);
    else return any_above(a.lo, b.lo) || any_above(a.hi, b.hi);
}

template <int K>
INLINE double& lane(Pack<K>& a, int l) { return reinterpret_cast<double*>(&a)[l]; }

}  // namespace peers
