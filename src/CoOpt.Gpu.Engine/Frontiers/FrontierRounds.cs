using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>
/// Searches for the largest stable α of all instances of a batch at once: in each round the device runs the shortest probes that are pending, so that short ones never wait for long ones and long ones
/// wait until there are enough of them to keep the device busy.
/// </summary>
/// <param name="device">The device.</param>
/// <param name="resolve">Adds theory to a draft.</param>
/// <param name="line">The line to the device.</param>
internal sealed class FrontierRounds(IDevice device, Func<InstanceDraft, Instance> resolve, DeviceLine line)
{
    /// <summary>The instances with every α found: the largest stable one, or the bound where none is stable.</summary>
    /// <param name="instances">The instances.</param>
    /// <param name="searches">For each the search for its α, which goes on from where it is; null where α is given.</param>
    /// <param name="most">The most instances that the device gets at once.</param>
    /// <param name="threads">Threads for the theory at the α found; −1 takes all.</param>
    /// <param name="token">Stops the search.</param>
    /// <exception cref="OperationCanceledException">The token was set, or the device was left behind.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public Instance[] Resolve(IReadOnlyList<Instance> instances, IReadOnlyList<FrontierSearch?> searches, int most, int threads, CancellationToken token)
    {
        var epoch = line.Epoch;
        for (var pending = Pending(); pending.Count > 0; pending = Pending())
        {
            token.ThrowIfCancellationRequested();
            var shortest = pending.Min(static s => s.Next!.Steps);
            foreach (var round in pending.FindAll(s => s.Next!.Steps == shortest).Chunk(most))
            {
                ImmutableArray<FrontierProbe> probes = [.. round.Select(static s => s.Next!)];
                var batch = new Batch([.. probes.Select(static p => p.Instance)]) { Images = [.. probes.Select(static p => p.Lane)] };
                device.Run(batch, new ProbeSink(probes, line.Open(probes.Length, epoch)), token);
                line.Check(epoch);
                Array.ForEach(round, static s => s.Advance());
            }
        }

        var found = instances.ToArray();
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = token }, k => found[k] = searches[k] is { } s ? Found(s) : found[k]);
        return found;

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
