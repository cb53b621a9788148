using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>What happens to a number before it is sent: a pure function of its bits and of one parameter or two.</summary>
public interface IQuantizer
{
    /// <summary>False for the identity.</summary>
    static abstract bool Quantizes { get; }

    /// <summary>Whether what comes out are levels, which are counted. False for the identity and for maps onto the real numbers.</summary>
    static abstract bool Counts { get; }

    /// <summary>Whether <see cref="Keeps{T}"/> ever says yes, so that it pays to ask it where messages seldom change.</summary>
    static abstract bool Remembers { get; }

    /// <summary>Whether a number other than 0 that gives 0 is an underflow.</summary>
    static abstract bool Underflows { get; }

    /// <summary>The entry of <see cref="Drivers.Row"/> that holds the parameter.</summary>
    static abstract int ParameterRow { get; }

    /// <summary>The entry of <see cref="Drivers.Row"/> that holds a second parameter, or the first again.</summary>
    static abstract int SecondRow { get; }

    /// <summary>What is computed once for many numbers.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract QuantizerConstants<T> Prepare<T>(T parameter, T second)
        where T : unmanaged, ILane<T>;

    /// <summary>q(value).</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Quantize<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T>;

    /// <summary>q(value) without branches, certain or not.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract Proposal<T> Propose<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T>;

    /// <summary>Whether proposals no further off their centres than this are q in every lane, if they lie between <see cref="LeastCertain{T}"/> and <see cref="GreatestCertain{T}"/> in magnitude. A proposal for 0 may be anything.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract bool IsCertain<T>(T offCentre, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T>;

    /// <summary>The least magnitude of a proposal that may be certain.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract double LeastCertain<T>()
        where T : unmanaged, ILane<T>;

    /// <summary>The greatest magnitude of a proposal that may be certain. Proposals for NaN and ±∞ are larger.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract double GreatestCertain<T>()
        where T : unmanaged, ILane<T>;

    /// <summary>Whether in every lane of a mask q(value) is certainly the number given. False is always a right answer.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract bool Keeps<T>(T value, T quantised, QuantizerConstants<T> constants, T mask)
        where T : unmanaged, ILane<T>;

    /// <summary>The number of a level from its value, other than 0 and finite; the same for both signs.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Index<T>(T quantised, T parameter)
        where T : unmanaged, ILane<T>;
}
