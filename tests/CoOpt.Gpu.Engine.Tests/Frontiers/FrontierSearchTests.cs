using System.Text;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Frontiers;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Theory.Resolving;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Frontiers;

/// <summary>The largest stable α found by simulation, against the spectrum and closed forms, on every device and in every order.</summary>
public sealed class FrontierSearchTests(ITestOutputHelper output)
{
    private const string Linear =
        """
        schema: 1
        name: linear
        problem: { nodes: 6, cpu: { box: none }, learning: { loss: quadratic, dimensions: 2 } }
        links: { coupling: ideal }
        method: { alpha: frontier(0.01), step: bound, steps: 500 }
        sweep:
          problem.learning.definite: [false, true]
          network.p: [0.3, 0.6]
          seed: range(0, 12)
        trace: { observables: none }
        """;

    private const string Quantised =
        """
        schema: 1
        name: quantised
        problem: { nodes: 5, cpu: { box: none }, learning: { loss: quadratic, dimensions: 2, definite: false } }
        links: { quantizer: log, coupling: edge }
        method: { alpha: "frontier(0.05, 8192)", step: bound, steps: 500 }
        sweep:
          links.rho: [0.05, 0.2, 0.8]
          network.p: [0.4, 0.9]
          seed: range(0, 4)
        trace: { observables: none }
        """;

    [Fact]
    public void Simulated_frontiers_are_those_of_Eulers_spectrum()
    {
        using var device = new CpuDevice(new());
        var results = Run(Linear, device, 0);
        var decided = results.Where(r => r.Instance.Frontier!.State == FrontierState.Decided).ToList();
        var errors = decided.Select(r => Math.Abs((r.Instance.Alpha / r.Instance.Theory.FrontierEuler!.Value) - 1)).ToList();
        output.WriteLine($"{decided.Count} of {results.Count} decided, largest error {errors.Max():R}, longest horizon {results.Max(r => r.Instance.Frontier!.Steps)}");
        Assert.True(decided.Count >= 0.95 * results.Count, $"{decided.Count} of {results.Count}");
        Assert.True(errors.Max() <= 0.02, $"{errors.Max():R}");

        // No bound is violated, and the flow has a frontier where, and only where, some Hessian is indefinite.
        Assert.All(results, r => Assert.True(r.Instance.Frontier!.Lower > r.Instance.Theory.BoundPrinted && r.Instance.Theory.FrontierEuler <= r.Instance.Theory.FrontierFlow));
        Assert.All(results, r => Assert.Equal(double.IsInfinity(r.Instance.Theory.BoundDefinite!.Value), double.IsInfinity(r.Instance.Theory.FrontierFlow!.Value)));
        Assert.Contains(results, r => double.IsFinite(r.Instance.Theory.FrontierFlow!.Value));
    }

    [Fact]
    public void The_final_run_has_the_frontier_for_its_alpha_and_the_step_of_the_bound()
    {
        using var device = new CpuDevice(new());
        foreach (var result in Run(Linear, device, 0))
        {
            var (instance, theory) = (result.Instance, result.Instance.Theory);
            Assert.Equal(instance.Frontier!.Lower, instance.Alpha);
            var auto = Run(Linear.Replace("frontier(0.01)", "1 * bound", StringComparison.Ordinal), device, (int)instance.Index)[0].Instance;
            Assert.Equal(auto.StepSize, instance.StepSize);
            Assert.True(theory.RatePredicted > 0, "at the frontier Euler's method still decays");
            if (instance.Index >= 3)
            {
                break;
            }
        }
    }

    [Theory]
    [InlineData("uniform", "node")]
    [InlineData("log", "node")]
    public void Where_the_state_levels_off_at_every_alpha_the_answer_is_undecided(string quantizer, string coupling)
    {
        using var device = new CpuDevice(new());
        var spec = Quantised.Replace("quantizer: log, coupling: edge", $"quantizer: {quantizer}, delta: 0.1, coupling: {coupling}", StringComparison.Ordinal);
        var results = Run(spec, device, 0);
        Assert.All(results, r => Assert.Equal((FrontierState.Undecided, null, 1), (r.Instance.Frontier!.State, r.Instance.Frontier.Lower, r.Instance.Frontier.Undecided)));
        Assert.All(results, r => Assert.Equal(r.Instance.Theory.BoundPrinted, r.Instance.Alpha));
    }

    [Fact]
    public void What_is_found_depends_on_no_order_thread_or_lane()
    {
        using var usual = new CpuDevice(new());
        var expected = Run(Quantised, usual, 0).Select(Row).ToList();
        Assert.Contains(expected, r => r.Contains("Undecided", StringComparison.Ordinal));
        Assert.Contains(expected, r => r.Contains("Decided", StringComparison.Ordinal));
        foreach (var options in new CpuOptions[] { new() { Threads = 1 }, new() { Threads = 2, Widths = [1] }, new() { Threads = 4, Widths = [4], LaunchSteps = 77 } })
        {
            using var device = new CpuDevice(options);
            Assert.Equal(expected, Run(Quantised, device, 0).Select(Row));
        }

        // Alone and in reverse.
        var resolver = new InstanceResolver();
        var source = Load(Quantised);
        Instance[] reversed = [.. Enumerable.Range(0, expected.Count).Reverse().Select(k => resolver.Resolve(source.Create(k)))];
        var found = Resolve(usual, resolver, reversed, static _ => { }, CancellationToken.None);
        Assert.Equal(expected.Select(static r => r.Split(' ')[0]), found.AsEnumerable().Reverse().Select(i => $"{i.Alpha:R}"));
        var single = Resolve(usual, resolver, [resolver.Resolve(source.Create(7))], static _ => { }, CancellationToken.None)[0];
        Assert.Equal(found[^8].Frontier, single.Frontier);
    }

    [Fact]
    public void The_reference_device_finds_the_same()
    {
        const string Few = "seed: range(0, 2)";
        var spec = Linear.Replace("seed: range(0, 12)", Few, StringComparison.Ordinal).Replace("frontier(0.01)", "frontier(0.05)", StringComparison.Ordinal);
        using var cpu = new CpuDevice(new());
        using var reference = new ReferenceDevice();
        var (ours, theirs) = (Run(spec, cpu, 0), Run(spec, reference, 0));
        Assert.Equal(ours.Select(r => r.Instance.Frontier), theirs.Select(r => r.Instance.Frontier));
    }

    [Fact]
    public void Node_steps_of_probes_are_told_and_a_signal_stops_them()
    {
        var resolver = new InstanceResolver();
        var source = Load(Linear);
        Instance[] batch = [resolver.Resolve(source.Create(0))];
        using var device = new CpuDevice(new() { Threads = 1 });
        long worked = 0;
        var found = Resolve(device, resolver, batch, n => worked += n, CancellationToken.None)[0].Frontier!;
        Assert.True(worked >= found.Probes * 6, $"{worked}");
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Resolve(device, resolver, batch, _ => stop.Cancel(), stop.Token));
    }

    private static Instance[] Resolve(IDevice device, InstanceResolver resolver, Instance[] instances, Action<long> worked, CancellationToken token) =>
        new FrontierRounds(device, resolver.Resolve, new(worked, static _ => { })).Resolve(instances, [.. instances.Select(static i => new FrontierSearch(i))], instances.Length, 1, token);

    private static string Row(InstanceResult r) => FormattableString.Invariant(
        $"{r.Instance.Alpha:R} {r.Instance.Frontier} {r.Outcome} {r.Steps} {r.Last.Distance:R} {r.Last.CostGap:R} {r.Instance.Theory.FrontierEuler:R}");

    private static IInstanceSource Load(string spec)
    {
        var loaded = SpecLoader.Load(Encoding.UTF8.GetBytes(spec), "frontier.yaml", AppContext.BaseDirectory);
        Assert.True(loaded.IsValid, string.Join('\n', loaded.Diagnostics));
        return loaded.Source!;
    }

    // All instances, or those from the given one on.
    private static List<InstanceResult> Run(string spec, IDevice device, int from)
    {
        var source = Load(spec);
        var resolver = new InstanceResolver();
        var plan = Planner.Plan(source, resolver.Resolve, device.PreferredBatch);
        var sink = new ResultSink();
        _ = new Executor(source, resolver.Resolve, device, new RunOptions()).Run(plan, sink, CancellationToken.None);
        return sink.Results[from..];
    }

    private sealed class ResultSink : IRunSink
    {
        public List<InstanceResult> Results { get; } = [];

        public void Accept(RunShard shard) => Results.AddRange(shard.Results);
    }
}
