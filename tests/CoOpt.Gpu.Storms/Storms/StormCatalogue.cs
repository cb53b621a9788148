namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Every storm.</summary>
public static class StormCatalogue
{
    /// <summary>In the order in which they are run.</summary>
    public static IReadOnlyList<IStorm> All { get; } = [new StopStorm(), new KillStorm(), new KillAtCallsStorm(), new FaultStorm(), new FullDiskStorm(), new CorruptionStorm(), new SliceStorm(), new OddStorm(), new SweepStorm(), new SoakStorm()];

    /// <summary>The storm called <paramref name="name"/>.</summary>
    public static IStorm Of(string name) => All.First(s => s.Name == name);
}
