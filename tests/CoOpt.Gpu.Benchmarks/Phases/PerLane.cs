using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Benchmarks.Phases;

/// <summary>The mean of an operation divided by the instances of its lane type in nanoseconds, or the mean itself in cycles of a chain of dependent additions (4 cycles each on most cores).</summary>
internal sealed class PerLane(string name, bool cycles) : IColumn
{
    private const int Chain = 20_000_000;
    private const int Latency = 4;

    private static readonly double CyclesPerNanosecond = Clock();

    public string Id => nameof(PerLane) + name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => cycles ? "cycles of an operation: one number or node of all lanes" : "nanoseconds of an operation for each lane";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            return "?";
        double value = cycles ? statistics.Mean * CyclesPerNanosecond : statistics.Mean / Width(benchmarkCase.Descriptor.Type.GenericTypeArguments[0]);
        return value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
    }

    private static int Width(Type lane) => lane == typeof(Lane512) ? Lane512.Width : lane == typeof(Lane256) ? Lane256.Width : ScalarLane.Width;

    private static double Clock()
    {
        double best = 0;
        for (int repeat = 0; repeat < 5; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            Add(1e-9);
            best = Math.Max(best, (double)Chain * Latency / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Add(double step)
    {
        double sum = step;
        for (int k = 0; k < Chain; k++)
            sum = Math.FusedMultiplyAdd(sum, 0.5, step);
        return sum;
    }
}
