using CoOpt.Gpu.Storms.Storms;

namespace CoOpt.Gpu.Storms.Tests;

/// <summary>A test that runs a storm in its short form: counted as skipped, with the reason, where that storm cannot be run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactOfStormAttribute : FactAttribute
{
    public FactOfStormAttribute(string storm) => Skip = StormCatalogue.Of(storm).Missing;
}
