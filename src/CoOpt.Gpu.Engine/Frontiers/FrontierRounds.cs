using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>
/// Searches for the largest stable α of all instances of a batch at once: in each round the device runs the shortest probes that are pending, so that short ones never wait for long ones and long ones
/// wait until there are enough of them to keep the device busy.
/// </summary>
/// <param name="device">The device.</param>
/// <param name="resolve">Adds theory to a draft.</param>
/// <param name="worked">Told of node-steps done.</param>
/// <param name="kernels">Told of time in the kernels.</param>
internal sealed class FrontierRounds(IDevice device, Func<InstanceDraft, Instance> resolve, Action<long> worked, Action<TimeSpan> kernels)
{
    /// <summary>The batch with every α found: the largest stable one, or the bound where none is stable.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="threads">Threads for the theory at the α found; −1 takes all.</param>
    /// <param name="token">Stops the search.</param>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public Batch Resolve(Batch batch, int threads, CancellationToken token)
    {
        var searches = batch.Instances.Select(static i => i.Draft.Settings.Method.Alpha.Frontier is null ? null : new FrontierSearch(i)).ToArray();
        for (var pending = Pending(); pending.Count > 0; pending = Pending())
        {
            token.ThrowIfCancellationRequested();
            var shortest = pending.Min(static s => s.Next!.Steps);
            var round = pending.FindAll(s => s.Next!.Steps == shortest);
            ImmutableArray<FrontierProbe> probes = [.. round.Select(static s => s.Next!)];
            device.Run(new Batch([.. probes.Select(static p => p.Instance)]), new ProbeSink(probes, worked, kernels), token);
            round.ForEach(static s => s.Advance());
        }

        var found = batch.Instances.ToArray();
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = token }, k => found[k] = searches[k] is { } s ? Found(s) : found[k]);
        return new Batch([.. found]);

        List<FrontierSearch> Pending() => [.. searches.OfType<FrontierSearch>().Where(static s => s.Next is not null)];
    }

    // The instance as if α and η had been given.
    private Instance Found(FrontierSearch search)
    {
        var (instance, result) = (search.Instance, search.Result);
        var settings = instance.Draft.Settings;
        var method = settings.Method with { Alpha = new Quantity(result.Lower ?? instance.Alpha), StepRule = StepRule.Fixed, Step = instance.StepSize };
        var given = resolve(instance.Draft with { Settings = settings with { Method = method } });
        return given with
        {
            Draft = instance.Draft,
            Frontier = result,
            Theory = given.Theory with { FrontierEuler = instance.Theory.FrontierEuler, FrontierFlow = instance.Theory.FrontierFlow, Note = instance.Theory.Note },
        };
    }
}
