using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>Makes starts.</summary>
internal static class StartParts
{
    /// <summary>Rounding of decimal files; more is a mistake.</summary>
    private const double SumTolerance = 1e-9;

    /// <exception cref="SpecException">A file whose Σx is not b, or whose rows do not fit.</exception>
    public static StartState Make(StartKey key, CpuProblem cpu, InputFiles files, Func<string, SpecPlace> place)
    {
        var (x, remainder) = key.Settings.XFile is { } path ? Read(files.Table(path), cpu) : (Equal(cpu), 0);
        var y = key.Settings.Y switch
        {
            StartY.Zeros => [.. new double[cpu.Nodes * key.Parameters]],
            StartY.Csv => StartTable.Y(files.Table(key.Settings.YFile!), cpu.Nodes, key.Parameters),
            _ => Normal(cpu.Nodes * key.Parameters, key.Seed),
        };
        return new StartState(x, y, key.Settings.TrackerAtGradient, remainder);
    }

    private static ImmutableArray<double> Equal(CpuProblem cpu) => [.. Enumerable.Repeat(cpu.Demand / cpu.Nodes, cpu.Nodes)];

    private static (ImmutableArray<double> X, double Remainder) Read(CsvTable table, CpuProblem cpu)
    {
        var x = StartTable.X(table, cpu.Nodes);
        var remainder = cpu.Demand - x.Sum();
        if (Math.Abs(remainder) > SumTolerance * Math.Max(1, Math.Abs(cpu.Demand)))
        {
            throw new SpecException(
                DiagnosticCatalogue.StartSum, FormattableString.Invariant($"x sums to {x.Sum():R}, the demand b is {cpu.Demand:R}; they must agree to 1e-9·max(1, |b|)"), table.PlaceOfHeader());
        }

        return ([.. x.Select(v => v + (remainder / cpu.Nodes))], Math.Abs(remainder));
    }

    private static ImmutableArray<double> Normal(int count, ulong seed)
    {
        var random = new RandomSource(seed, RandomPurpose.StartY);
        var values = ImmutableArray.CreateBuilder<double>(count);
        for (var k = 0; k < count; k++)
        {
            values.Add(random.NextNormal());
        }

        return values.MoveToImmutable();
    }
}
