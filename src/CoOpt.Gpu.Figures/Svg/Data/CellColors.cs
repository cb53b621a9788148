using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Scales;

namespace CoOpt.Gpu.Figures.Svg.Data;

/// <summary>How the values of cells become colours.</summary>
/// <param name="Scale">The scale of the values.</param>
/// <param name="Centre">Where colours diverge; null for a ramp in one direction.</param>
/// <param name="HasGaps">Whether a cell has no value.</param>
internal sealed record CellColors(PositionScale Scale, double? Centre, bool HasGaps)
{
    /// <summary>The colours of a plot's cells.</summary>
    internal static CellColors Of(PlotData data)
    {
        var color = data.Figure.Color ?? new ColorScale("", "", ScaleKind.Linear);
        var kind = color.Scale == ScaleKind.Log ? ScaleKind.Log : ScaleKind.Linear;
        var extent = new Extent(kind);
        var hasGaps = false;
        foreach (var layer in data.Figure.Layers.OfType<CellLayer>())
        {
            var values = data.Numbers(layer.Value);
            foreach (var row in data.Rows(layer))
            {
                extent.Add(values[row]);
                hasGaps |= !double.IsFinite(values[row]) || (kind == ScaleKind.Log && values[row] <= 0);
            }
        }

        var centre = color.Centre is { } c && double.IsFinite(c) && (kind != ScaleKind.Log || c > 0) ? color.Centre : null;
        if (centre is { } middle)
        {
            extent.Add(middle);
        }

        return new CellColors(extent.Scale(color.Minimum, color.Maximum, 0), centre, hasGaps);
    }

    /// <summary>The colour of a value; null for a gap.</summary>
    internal Tone? Of(double value)
    {
        var share = Scale.Share(value);
        return double.IsNaN(share) ? null : AtShare(share);
    }

    /// <summary>The colour at a share of the scale.</summary>
    internal Tone AtShare(double share)
    {
        if (Centre is not { } centre)
        {
            return Ramp.Sequential.At(share);
        }

        // As far from the ground on both sides for the same distance from the centre.
        var middle = Math.Clamp(Scale.Share(centre), 0, 1);
        return Ramp.Diverging.At(0.5 + 0.5 * (share - middle) / Math.Max(middle, 1 - middle));
    }
}
