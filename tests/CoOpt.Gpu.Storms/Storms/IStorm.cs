namespace CoOpt.Gpu.Storms.Storms;

/// <summary>One way to disturb runs, many times over.</summary>
public interface IStorm
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What it does, in a line.</summary>
    string Summary { get; }

    /// <summary>Why it cannot be run here; null where it can.</summary>
    string? Missing => null;

    /// <summary>Does it; counts and failures go to <paramref name="weather"/>.</summary>
    void Run(Weather weather);
}
