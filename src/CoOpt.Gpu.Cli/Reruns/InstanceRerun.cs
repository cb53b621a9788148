using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Makes single instances of a sweep again.</summary>
internal sealed class InstanceRerun(SpecInput spec, ImmutableArray<long> indices) : IRunSink
{
    private readonly SelectedSource _source = new(spec, indices);
    private readonly List<InstanceResult> _rows = [];
    private readonly List<TraceRow> _traces = [];

    /// <summary>Runs them on <paramref name="device"/>.</summary>
    /// <exception cref="OperationCanceledException">Stopped by a signal.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public InstanceRows Run(IDevice device, int threads, bool traces, CancellationToken token)
    {
        Func<InstanceDraft, Instance> resolve = draft =>
        {
            token.ThrowIfCancellationRequested();
            return _source.Resolve(draft);
        };
        var plan = RunPlan.Cut(_source.Sweep, indices.Length, indices.Length, indices.Length);
        var options = new RunOptions { MaximumFailures = long.MaxValue, Threads = threads };
        var failures = new Executor(_source, resolve, device, options).Run(plan, this, token).Failures;
        return new InstanceRows(
            TableText.Instances(_rows, spec.Source.Sweep.SweptKeys),
            traces ? TableText.Traces(_traces, spec.Observables) : null,
            [.. failures.Select(f => f with { Index = indices[(int)f.Index] })]);
    }

    /// <inheritdoc/>
    public void Accept(RunShard shard)
    {
        _rows.AddRange(shard.Results.Select(_source.Original));
        _traces.AddRange(shard.Traces.Select(_source.Original));
    }
}
