using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Stores;

/// <summary>Constant numbers of a lane group: networks and data, laid out as <see cref="Drivers.StructureTable"/> says. Indices count from the start of the lane group's structure; the integers are the same in all lanes.</summary>
public interface ITables
{
    /// <summary>Whether the lanes' networks differ: the integers hold the union of their edges, and an edge that a lane lacks has weight 0 there, which no edge of its own has.</summary>
    static abstract bool IsUnited { get; }

    /// <summary>Integer <paramref name="index"/> of the structure.</summary>
    int Index(int index);

    /// <summary>Real number <paramref name="index"/> of every lane.</summary>
    /// <typeparam name="TLane">The lane type.</typeparam>
    TLane Number<TLane>(int index)
        where TLane : unmanaged, ILane<TLane>;

    /// <summary>Real number <paramref name="index"/> + <paramref name="offset"/> of every lane: what differs in the offset alone shares the address.</summary>
    /// <typeparam name="TLane">The lane type.</typeparam>
    TLane Number<TLane>(int index, int offset)
        where TLane : unmanaged, ILane<TLane>;
}
