namespace CoOpt.Gpu.Claims.Evidence;

/// <summary>A claim needs a run that could not be made here; the message names its spec.</summary>
public sealed class MissingRunException(string spec) : Exception($"there is no run of {spec}")
{
    /// <summary>The spec, relative to the folder of experiments.</summary>
    public string Spec { get; } = spec;
}
