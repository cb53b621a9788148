using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>
/// One axis of a sweep. A plain axis varies one setting; a zipped one varies several together. Values are those of the spec: for <c>method.alpha</c> they may be
/// texts such as <c>0.5 * bound</c> that only an instance can resolve.
/// </summary>
/// <param name="Keys">Dotted names of the settings, at least one.</param>
/// <param name="Points">The points in order; each holds one value per key.</param>
public sealed record Axis(ImmutableArray<string> Keys, ImmutableArray<ImmutableArray<SettingValue>> Points)
{
    /// <summary>The number of points.</summary>
    public int Count => Points.Length;
}
