using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>
/// Some instances of a sweep as a sweep of their own: one axis with the values that they have. Nothing but the number of an instance depends on its
/// place, so the rows are those of the whole sweep once the numbers are put back.
/// </summary>
internal sealed class SelectedSource(SpecInput spec, ImmutableArray<long> indices) : IInstanceSource
{
    private readonly ResolvedSweep _all = spec.Source.Sweep;

    /// <inheritdoc/>
    public ResolvedSweep Sweep { get; } = spec.Source.Sweep with
    {
        // Without an axis there is one instance, and nothing to choose from.
        Axes = spec.Source.Sweep.Axes.IsEmpty ? [] : [new Axis([.. spec.Source.Sweep.SweptKeys], [.. indices.Select(spec.Source.Sweep.ValuesAt)])],
    };

    /// <inheritdoc/>
    public InstanceDraft Create(long index) => spec.Source.Create(indices[(int)index]) with { Index = index };

    /// <summary>Adds theory to a draft of this source.</summary>
    /// <exception cref="InstanceException">Theory lacks what a run needs; the message has the instance's own number.</exception>
    public Instance Resolve(InstanceDraft draft) => Numbered(spec.Resolve(draft with { Index = indices[(int)draft.Index] }), draft.Index);

    /// <summary>The row under its own number.</summary>
    public InstanceResult Original(InstanceResult row)
    {
        var index = indices[(int)row.Instance.Index];
        return row with { Instance = Numbered(row.Instance, index), Swept = _all.ValuesAt(index) };
    }

    /// <summary>The trace point under its instance's own number.</summary>
    public TraceRow Original(TraceRow row) => row with { Instance = indices[(int)row.Instance] };

    private static Instance Numbered(Instance instance, long index) => instance with { Draft = instance.Draft with { Index = index } };
}
