using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Engine.Audits;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>Makes some instances of a sweep again, each alone on the device; of those that would take too long the first steps.</summary>
internal sealed class AuditRerun(SpecInput spec, ImmutableArray<long> indices, AuditLimits limits) : IRunSink
{
    private readonly SelectedSource _source = new(spec, indices);
    private readonly Dictionary<long, long> _bounds = [];

    /// <summary>Their results by their own numbers.</summary>
    public SortedDictionary<long, InstanceResult> Results { get; } = [];

    /// <summary>Their trace rows by instance, then step.</summary>
    public List<TraceRow> Traces { get; } = [];

    /// <summary>Their states by instance, then step.</summary>
    public List<StateSnapshot> States { get; } = [];

    /// <summary>Why an instance could not be set up.</summary>
    public Dictionary<long, string> Failures { get; } = [];

    /// <summary>Runs them.</summary>
    /// <exception cref="OperationCanceledException">Stopped by a signal.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public void Run(IDevice device, int threads, CancellationToken token)
    {
        var plan = RunPlan.Cut(_source.Sweep, indices.Length, indices.Length, indices.Length);
        var options = new RunOptions { MaximumFailures = long.MaxValue, Threads = threads };
        var report = new Executor(_source, Resolve, device, options).Run(plan, this, token);
        foreach (var failure in report.Failures)
        {
            Failures[indices[(int)failure.Index]] = failure.Message;
        }

        Instance Resolve(InstanceDraft draft)
        {
            token.ThrowIfCancellationRequested();
            return Bounded(_source.Resolve(draft));
        }
    }

    /// <summary>The steps that <paramref name="index"/> was held to; null where it ran to its end.</summary>
    public long? BoundOf(long index) => _bounds.TryGetValue(index, out var steps) ? steps : null;

    /// <inheritdoc/>
    public void Accept(RunShard shard)
    {
        foreach (var result in shard.Results.Select(_source.Original))
        {
            Results[result.Instance.Index] = result;
        }

        Traces.AddRange(shard.Traces.Select(_source.Original));
        States.AddRange(shard.States.Select(s => s with { Instance = indices[(int)s.Instance] }));
    }

    // Whole trace periods, so that every row there is stands in the recorded trace as well.
    private Instance Bounded(Instance instance)
    {
        var steps = (long)(limits.AloneWork / AuditCost.Step(instance));
        var every = Math.Max(1, instance.Draft.Settings.Trace.Every ?? 1);
        steps = Math.Max(1, steps / every) * every;
        var method = instance.Draft.Settings.Method;
        if (steps >= instance.Steps || method.StepRule == StepRule.Adaptive || method.Alpha.Frontier is not null || instance.Draft.Settings.Trace.Every is null)
        {
            return instance;
        }

        lock (_bounds)
        {
            _bounds[indices[(int)instance.Index]] = steps;
        }

        return instance with { Steps = steps };
    }
}
