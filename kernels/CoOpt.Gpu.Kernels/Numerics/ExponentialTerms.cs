using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>The constants of <see cref="Exponential"/>: a loop over many numbers takes them once, into registers.</summary>
/// <typeparam name="T">The lane type.</typeparam>
public readonly struct ExponentialTerms<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>Takes the constants.</summary>
    /// <param name="resident">Whether they are to stay in registers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExponentialTerms(bool resident)
    {
        Log2E = Take(resident, 1.4426950408889634);
        Ln2 = Take(resident, -0.6931471805599453);
        Ln2Rest = Take(resident, -T.Ln2Rest);
        One = Take(resident, 1);
        C0 = Take(resident, 0.5000000000000001);
        C1 = Take(resident, 0.16666666666666669);
        C2 = Take(resident, 0.04166666666662408);
        C3 = Take(resident, 0.008333333333330058);
        C4 = Take(resident, 0.0013888888917238233);
        C5 = Take(resident, 0.0001984126986307247);
        C6 = Take(resident, 2.480152125786665e-05);
        C7 = Take(resident, 2.75572684307071e-06);
        C8 = Take(resident, 2.7620106559514165e-07);
        C9 = Take(resident, 2.5100399425451985e-08);
    }

    internal T Log2E { get; }

    internal T Ln2 { get; }

    internal T Ln2Rest { get; }

    internal T One { get; }

    internal T C0 { get; }

    internal T C1 { get; }

    internal T C2 { get; }

    internal T C3 { get; }

    internal T C4 { get; }

    internal T C5 { get; }

    internal T C6 { get; }

    internal T C7 { get; }

    internal T C8 { get; }

    internal T C9 { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Take(bool resident, double value) => resident ? T.Resident(value) : T.Broadcast(value);
}
