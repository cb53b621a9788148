using System.Text;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Engine.Tests.Execution;

public sealed class ProgressTests
{
    // Logarithmic steps on values leave a residual: some stall, some are still moving, too large a gain diverges.
    private const string Spec =
        """
        schema: 1
        name: outcomes
        problem: { nodes: 6, learning: { loss: quadratic } }
        network: { topology: ring }
        links: { quantizer: log, rho: 0.25, coupling: node }
        method: { stepper: euler, step: 0.05, steps: 1500, stopAt: 1e-3 }
        sweep:
          method.alpha: [0.01, 0.1, 1, 100]
          links.coupling: [node, ideal]
          seed: range(0, 3)
        trace: { every: 20 }
        """;

    [Fact]
    public void Counts_are_those_of_the_rows()
    {
        var loaded = SpecLoader.Load(Encoding.UTF8.GetBytes(Spec), "outcomes.yaml", AppContext.BaseDirectory);
        Assert.True(loaded.IsValid, string.Join('\n', loaded.Diagnostics));
        using var device = new CpuDevice(new());
        var resolver = new InstanceResolver();
        var plan = Planner.Plan(loaded.Source!, resolver.Resolve, device.PreferredBatch);
        var sink = new OutcomeSink();
        var counts = new Executor(loaded.Source!, resolver.Resolve, device, new RunOptions()).Run(plan, sink, CancellationToken.None).Progress;
        long Of(params Outcome[] outcomes) => sink.Outcomes.Count(outcomes.Contains);
        Assert.Equal(
            (24, Of(Outcome.Converged), Of(Outcome.Diverged, Outcome.NonFinite), Of(Outcome.Stalled), Of(Outcome.StepLimit)),
            (counts.Done, counts.Converged, counts.Diverged, counts.Stalled, counts.StepLimit));
        Assert.True(counts is { Converged: > 0, Diverged: > 0, Stalled: > 0, StepLimit: > 0 }, $"{counts}: an outcome does not occur");
    }

    private sealed class OutcomeSink : IRunSink
    {
        public List<Outcome> Outcomes { get; } = [];

        public void Accept(RunShard shard) => Outcomes.AddRange(shard.Results.Select(r => r.Outcome));
    }
}
