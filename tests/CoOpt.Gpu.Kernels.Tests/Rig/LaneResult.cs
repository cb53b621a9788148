using CoOpt.Gpu.Kernels.Drivers;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>What one lane left: its point, its scalars, its trace.</summary>
internal sealed record LaneResult(double[] X, double[] Y, double[] S, double[] Rows, IReadOnlyList<double[]> Trace)
{
    public int Status => (int)Rows[Row.Status];

    /// <summary>All bits, for comparisons to the byte. The kernel's own rows are left out: they may differ between ways to launch.</summary>
    public long[] Bits() =>
        [.. new[] { X, Y, S, Rows[..Row.TraceCount] }.Concat(Trace).SelectMany(a => a).Select(BitConverter.DoubleToInt64Bits)];
}
