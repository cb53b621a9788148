namespace CoOpt.Gpu.Model.Methods;

/// <summary>How the largest stable α is searched for.</summary>
/// <param name="Tolerance">The bracket's relative width, upper/lower − 1, at which the search ends.</param>
/// <param name="MaximumSteps">The longest horizon of a probe; one that is not decided by then ends the search.</param>
public sealed record FrontierSettings(double Tolerance, long MaximumSteps)
{
    /// <summary>The longest horizon where none is given.</summary>
    public const long DefaultSteps = 1_000_000;
}
