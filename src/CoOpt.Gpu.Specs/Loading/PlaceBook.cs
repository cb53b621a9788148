using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Where each setting gets its value: its axis, the value given, or the section around it.</summary>
internal sealed class PlaceBook(GivenValues given, ImmutableArray<PlacedAxis> axes)
{
    public SpecPlace PlaceOf(string path)
    {
        foreach (var axis in axes)
        {
            if (axis.Axis.Keys.IndexOf(path) is var k && k >= 0)
            {
                return axis.Places[k];
            }
        }

        return given.PlaceOf(path);
    }
}
