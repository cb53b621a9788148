using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Frontiers;
using CoOpt.Gpu.Engine.Images;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Where the instances of a batch stand during one call of its run: first the searches, then the recorders.</summary>
/// <param name="batch">The batch.</param>
/// <param name="known">The images that the call began with.</param>
/// <param name="searches">Of each instance the search for its α; null where that is given.</param>
internal sealed class BatchWork(Batch batch, InstancePayload?[] known, FrontierSearch?[] searches)
{
    private readonly ulong?[] _origins = [.. known.Select(static p => p?.Origin)];
    private InstanceRecorder[]? _recorders;

    /// <summary>Of each instance the search for its α; null where that is given.</summary>
    public IReadOnlyList<FrontierSearch?> Searches => searches;

    /// <summary>The recorders; none before every α is found.</summary>
    public IReadOnlyList<InstanceRecorder> Recorders => Volatile.Read(ref _recorders) ?? [];

    /// <summary>Every α is found: the instances begin.</summary>
    public void Begin(InstanceRecorder[] recorders) => Volatile.Write(ref _recorders, recorders);

    /// <summary>Whether an instance has begun, so that there is an image of it.</summary>
    public bool HasImage(int local) =>
        (Volatile.Read(ref _recorders) is { } recorders ? recorders[local].HasImage : known[local]?.Run is not null) || searches[local] is { HasBegun: true };

    /// <summary>How far an instance is; null where it has not begun. May be called while a device works.</summary>
    public InstancePayload? Image(int local)
    {
        if (!HasImage(local))
        {
            return null;
        }

        _origins[local] ??= ImageOrigin.Of(batch.Instances[local]);
        var run = Volatile.Read(ref _recorders) is { } recorders ? recorders[local].Image() : known[local]?.Run;
        return new(batch.Instances[local].Index, _origins[local]!.Value, searches[local]?.Image, run);
    }
}
