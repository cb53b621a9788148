using System.Runtime.ExceptionServices;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Planning;

/// <summary>A few instances from which a plan learns sizes and costs.</summary>
internal static class PlanSamples
{
    /// <summary>Sets them up. Single ones that cannot be are told apart.</summary>
    /// <exception cref="InstanceException">None can be set up.</exception>
    public static (List<Instance> Samples, List<InstanceException> Failures) Of(IInstanceSource source, Func<InstanceDraft, Instance> resolve)
    {
        // Side by side: where each instance has data of its own, these few take as long as any others.
        long[] indices = [.. Indices(source.Sweep)];
        var found = new object[indices.Length];
        Parallel.For(0, indices.Length, k =>
        {
            try
            {
                found[k] = resolve(source.Create(indices[k]));
            }
#pragma warning disable CA1031 // thrown again on the caller's thread, the first of them
            catch (Exception error)
#pragma warning restore CA1031
            {
                found[k] = error;
            }
        });
        if (found.FirstOrDefault(static f => f is Exception and not InstanceException) is Exception other)
        {
            ExceptionDispatchInfo.Throw(other);
        }

        List<Instance> samples = [.. found.OfType<Instance>()];
        List<InstanceException> failures = [.. found.OfType<InstanceException>()];
        return samples.Count > 0 ? (samples, failures) : throw new InstanceException(failures[0].Message, failures[0]);
    }

    // Instances that stand for the sweep: every point of every axis (64 spread evenly at most), the other axes at their first, and the very last.
    private static SortedSet<long> Indices(ResolvedSweep sweep)
    {
        var indices = new SortedSet<long> { 0, sweep.Count - 1 };
        var stride = sweep.Count;
        foreach (var axis in sweep.Axes)
        {
            stride /= axis.Count;
            var step = Math.Max(1, axis.Count / 64);
            for (var point = 0; point < axis.Count; point += step)
            {
                indices.Add(point * stride);
            }
        }

        return indices;
    }
}
