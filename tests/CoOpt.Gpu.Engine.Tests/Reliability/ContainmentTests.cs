using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Tests.Execution;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>Instances that go wrong say where and how, and change nothing of those beside them in the lanes.</summary>
public sealed class ContainmentTests
{
    private static readonly string Spec = SmallSweep.Spec
        .Replace("range(0, 24)", "range(0, 1250)", StringComparison.Ordinal)
        .Replace("steps: 300", "steps: 120", StringComparison.Ordinal)
        .Replace("every: 20, states: last", "every: 40", StringComparison.Ordinal);

    [Theory]
    [InlineData("NaN as alpha", Outcome.NonFinite)]
    [InlineData("infinite alpha", Outcome.NonFinite)]
    [InlineData("overflow of the step", null)]
    [InlineData("overflow of the data", null)]
    [InlineData("huge alpha", Outcome.Diverged)]
    [InlineData("NaN as start", Outcome.NonFinite)]
    [InlineData("all of these", null)]
    public void Those_beside_them_are_as_without_them(string kind, Outcome? outcome)
    {
        var source = SmallSweep.Load(Spec);
        Assert.Equal(10_000, source.Sweep.Count);
        var resolver = new InstanceResolver();

        // Side by side, one here and there, the first and the last.
        var random = new Random(7);
        HashSet<long> bad = [0, 9_999, .. Enumerable.Range(4_000, 12), .. Enumerable.Range(0, 60).Select(_ => random.NextInt64(10_000))];
        var (expected, found) = (new ShardSink(), Watching(bad));
        using (var device = new CpuDevice(new()))
        {
            new Executor(source, resolver.Resolve, device, new RunOptions()).Run(SmallSweep.Plan(source.Sweep, 2048, 64), expected, CancellationToken.None);
        }

        using (var device = new CpuDevice(new() { Threads = 3 }))
        {
            var report = new Executor(source, d => bad.Contains(d.Index) ? Spoilt(resolver.Resolve(d), kind) : resolver.Resolve(d), device, new RunOptions())
                .Run(SmallSweep.Plan(source.Sweep, 2048, 64), found.Sink, CancellationToken.None);
            Assert.True(report.Progress.Diverged >= bad.Count, $"{report.Progress.Diverged} of {bad.Count}");
        }

        Assert.Equal(expected.Rows.Where((_, k) => !bad.Contains(k)), found.Sink.Rows.Where((_, k) => !bad.Contains(k)));
        Assert.Equal(bad.Count, found.Results.Count);
        Assert.Empty(found.Results.Where(r => !IsToldOf(r)).Select(static r => $"instance {r.Instance.Index}: {r.Outcome} at {r.OutcomeStep} of {r.OutcomeVariable}"));
        Measures.Add("R10", kind, bad.Count, "of 10000 instances", "the other rows equal to the bit; step; variable and reason in each of these", "none differs");

        // Which of the two comes first where numbers overflow depends on the numbers.
        bool IsToldOf(InstanceResult r) =>
            (outcome is null ? r.Outcome is Outcome.NonFinite or Outcome.Diverged : r.Outcome == outcome) && r.OutcomeStep is >= 0 and <= 120 && r.OutcomeVariable != StateVariable.None;
    }

    private static (ShardSink Sink, List<InstanceResult> Results) Watching(HashSet<long> bad)
    {
        var results = new List<InstanceResult>();
        return (new ShardSink { Accepted = s => results.AddRange(s.Results.Where(r => bad.Contains(r.Instance.Index))) }, results);
    }

    private static Instance Spoilt(Instance instance, string kind) => kind switch
    {
        "NaN as alpha" => instance with { Alpha = double.NaN },
        "infinite alpha" => instance with { Alpha = double.PositiveInfinity },
        "overflow of the step" => instance with { StepSize = 1e300 },
        "overflow of the data" => instance with
        {
            Draft = instance.Draft with { Learning = instance.Draft.Learning with { Quadratic = instance.Draft.Learning.Quadratic! with { Vectors = [.. instance.Draft.Learning.Quadratic.Vectors.Select(static _ => 1e308)] } } },
        },
        "huge alpha" => instance with { Alpha = 1e9 },
        "NaN as start" => instance with { Draft = instance.Draft with { Start = instance.Draft.Start with { Y = [.. instance.Draft.Start.Y.Select(static _ => double.NaN)] } } },
        _ => Spoilt(instance, (instance.Index % 6) switch { 0 => "NaN as alpha", 1 => "infinite alpha", 2 => "overflow of the step", 3 => "overflow of the data", 4 => "huge alpha", _ => "NaN as start" }),
    };
}
