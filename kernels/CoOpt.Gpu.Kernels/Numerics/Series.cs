using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>The polynomials of <see cref="Exponential"/> and <see cref="Logarithm"/> for both formats; a lane takes those of its own. Coefficients are rounded to the format as they are broadcast.</summary>
public static class Series
{
    /// <summary>e^r for |r| ≤ ½ln 2: 1 + r + r²P(r), P the degree-9 Chebyshev interpolant of (e^r − 1 − r)/r² (relative error of e^r: 0.15·2⁻⁵³).</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exponential<T>(T r, ExponentialTerms<T> terms)
        where T : unmanaged, ILane<T>
    {
        T r2 = r * r;
        T p01 = T.FusedMultiplyAdd(r, terms.C1, terms.C0);
        T p23 = T.FusedMultiplyAdd(r, terms.C3, terms.C2);
        T p45 = T.FusedMultiplyAdd(r, terms.C5, terms.C4);
        T p67 = T.FusedMultiplyAdd(r, terms.C7, terms.C6);
        T p89 = T.FusedMultiplyAdd(r, terms.C9, terms.C8);
        T p = T.FusedMultiplyAdd(r2, p89, p67);
        p = T.FusedMultiplyAdd(r2, p, p45);
        p = T.FusedMultiplyAdd(r2, p, p23);
        p = T.FusedMultiplyAdd(r2, p, p01);
        return terms.One + T.FusedMultiplyAdd(r2, p, r);
    }

    /// <summary>The same with P of degree 4 (0.17·2⁻²⁴), for float32.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SingleExponential<T>(T r)
        where T : unmanaged, ILane<T>
    {
        T r2 = r * r;
        T p01 = T.FusedMultiplyAdd(r, T.Broadcast(0.16666576989698776), T.Broadcast(0.5));
        T p23 = T.FusedMultiplyAdd(r, T.Broadcast(0.0083631790527225774), T.Broadcast(0.041666554617204574));
        T p = T.FusedMultiplyAdd(r2, T.FusedMultiplyAdd(r2, T.Broadcast(0.0013926183587713495), p23), p01);
        return T.Broadcast(1) + T.FusedMultiplyAdd(r2, p, r);
    }

    /// <summary>Q(z), the degree-6 Chebyshev interpolant of (2 artanh s − 2s)/s³ over z = s², 0 ≤ z ≤ 0.0295 (relative error of ln(1 + f): 0.05·2⁻⁵³).</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Logarithm<T>(T z)
        where T : unmanaged, ILane<T>
    {
        T q = T.FusedMultiplyAdd(z, T.Broadcast(0.14616452274062186), T.Broadcast(0.1533172139109577));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.18182889131563204));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.22222211134708592));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.28571428625976014));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.39999999999899505));
        return T.FusedMultiplyAdd(z, q, T.Broadcast(0.666666666666667));
    }

    /// <summary>The same of degree 2 (0.05·2⁻²⁴), for float32.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SingleLogarithm<T>(T z)
        where T : unmanaged, ILane<T> =>
        T.FusedMultiplyAdd(z, T.FusedMultiplyAdd(z, T.Broadcast(0.29582158946768548), T.Broadcast(0.39988731831164151)), T.Broadcast(0.66666685158770681));
}
