using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Theory;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Cli.Specs;

/// <summary>
/// Joins specs and theory to what the engine knows: an instance that either of them cannot make is one <see cref="InstanceException"/>, which
/// the engine counts.
/// </summary>
internal sealed class InstanceSetUp(IInstanceSource source) : IInstanceSource
{
    private readonly InstanceResolver _resolver = new();

    /// <inheritdoc/>
    public ResolvedSweep Sweep => source.Sweep;

    /// <inheritdoc/>
    /// <exception cref="InstanceException">The instance cannot be made.</exception>
    public InstanceDraft Create(long index)
    {
        try
        {
            return source.Create(index);
        }
        catch (SpecException error)
        {
            throw new InstanceException(string.Join("; ", error.Diagnostics.Select(d => $"{d.Message} ({d.Place})")), error);
        }
    }

    /// <summary>Adds theory to a draft.</summary>
    /// <exception cref="InstanceException">Theory lacks what a run needs.</exception>
    public Instance Resolve(InstanceDraft draft)
    {
        try
        {
            return _resolver.Resolve(draft);
        }
        catch (TheoryException error)
        {
            throw new InstanceException(error.Message, error);
        }
    }
}
