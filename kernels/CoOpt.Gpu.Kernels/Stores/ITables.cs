namespace CoOpt.Gpu.Kernels.Stores;

/// <summary>Constant numbers that a lane group shares: networks and data, laid out as <see cref="Drivers.StructureTable"/> says. Indices count from the start of the lane group's structure.</summary>
public interface ITables
{
    /// <summary>Integer <paramref name="index"/> of the structure.</summary>
    int Index(int index);

    /// <summary>Real number <paramref name="index"/> of the structure.</summary>
    double Real(int index);
}
