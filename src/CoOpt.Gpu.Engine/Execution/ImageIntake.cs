using System.Collections.Concurrent;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Frontiers;
using CoOpt.Gpu.Engine.Images;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>The one place that decides which images are taken up. One that is passed over costs time, never a number: its instance begins at its start.</summary>
/// <param name="batch">The batch as it was set up.</param>
/// <param name="takesImages">Whether the device can go on from an image of a lane.</param>
/// <param name="notes">Takes why an image is passed over.</param>
internal sealed class ImageIntake(Batch batch, bool takesImages, ConcurrentQueue<string> notes)
{
    /// <summary>The images that are kept of the batch, null where there is none.</summary>
    public InstancePayload?[] Read(ICheckpointStore? checkpoints, int threads, CancellationToken token)
    {
        var known = new InstancePayload?[batch.Instances.Length];
        if (checkpoints is not null)
        {
            Parallel.For(0, known.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = token }, k => known[k] = Read(checkpoints, batch.Instances[k]));
        }

        return known;
    }

    /// <summary>The searches for α, each where its image left it. A run can go on only where the search before it has ended; of other images <paramref name="known"/> keeps no run.</summary>
    public FrontierSearch?[] Searches(InstancePayload?[] known)
    {
        var searches = new FrontierSearch?[known.Length];
        foreach (var (k, instance) in batch.Instances.Index())
        {
            if (instance.Draft.Settings.Method.Alpha.Frontier is not null)
            {
                searches[k] = Search(instance, known[k]?.Search);
                known[k] = searches[k]!.Next is null ? known[k] : known[k] is { } image ? image with { Run = null } : null;
            }
        }

        return searches;
    }

    /// <summary>What an instance, its α found, goes on from; null where it begins at its start.</summary>
    public RunImage? RunOf(Instance instance, InstancePayload? known)
    {
        if (known?.Run is not { } run || (run.Lane is not null && !takesImages))
        {
            return null;
        }

        if (!run.Fits(instance))
        {
            Note(instance.Index, "it does not fit the instance");
            return null;
        }

        return run;
    }

    private InstancePayload? Read(ICheckpointStore checkpoints, Instance instance)
    {
        try
        {
            if (checkpoints.Read(instance.Index) is not { } bytes)
            {
                return null;
            }

            var payload = InstancePayload.Parse(bytes);
            if (payload.Instance == instance.Index && payload.Origin == ImageOrigin.Of(instance))
            {
                return payload;
            }

            Note(instance.Index, "it was made from other numbers, such as another machine may set up");
        }
        catch (MalformedImageException e)
        {
            Note(instance.Index, e.Message);
        }

        return null;
    }

    private FrontierSearch Search(Instance instance, SearchImage? image)
    {
        if (image is null)
        {
            return new(instance);
        }

        if (FrontierSearch.Resume(instance, takesImages ? image : image with { Lane = null }) is { } search)
        {
            return search;
        }

        Note(instance.Index, "its probes are not those of the search");
        return new(instance);
    }

    private void Note(long instance, string why) => notes.Enqueue($"the image of instance {instance} is passed over, it begins at its start: {why}");
}
