using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>The places of everything around the marks.</summary>
internal sealed record FigureLayout
{
    /// <summary>Space around the whole figure, in points.</summary>
    internal const double Margin = 5;

    /// <summary>Points in a millimetre.</summary>
    internal const double PointsPerMillimetre = 72 / 25.4;

    private const double BetweenBlocks = 6;

    /// <summary>In points.</summary>
    internal required double Width { get; init; }

    /// <summary>In points.</summary>
    internal required double Height { get; init; }

    /// <summary>Title, subtitle, note, axis titles and panel titles.</summary>
    internal required ImmutableArray<PlacedText> Texts { get; init; }

    /// <summary>The panels.</summary>
    internal required ImmutableArray<PanelView> Views { get; init; }

    /// <summary>What stands below the lowest panels.</summary>
    internal required AxisLabels Below { get; init; }

    /// <summary>What stands left of the leftmost panels.</summary>
    internal required AxisLabels Left { get; init; }

    /// <summary>How far the labels below may reach over the sides of a panel.</summary>
    internal required double Overhang { get; init; }

    /// <summary>The key; null without.</summary>
    internal KeyBlock? Key { get; init; }

    /// <summary>The scale of colours; null without.</summary>
    internal ColorBar? Bar { get; init; }

    /// <summary>The width of a figure in points.</summary>
    internal static double WidthOf(FigureSize size) => (size == FigureSize.Page ? 180 : 88) * PointsPerMillimetre;

    /// <summary>The layout of a figure whose entries are named in a key or beside their lines.</summary>
    internal static FigureLayout Of(PlotData data, AxisScales scales, ImmutableArray<KeyEntry> entries, Labelling labelling)
    {
        var figure = data.Figure;
        var width = WidthOf(figure.Size);
        var inner = width - 2 * Margin;
        var texts = ImmutableArray.CreateBuilder<PlacedText>();
        var y = Margin;
        void Add(TextBlock block, double after)
        {
            texts.AddRange(block.Texts);
            y += block.Height == 0 ? 0 : block.Height + after;
        }

        Add(TextBlock.Of(figure.Title, Margin, y, inner, TypeSizes.Title, 3, Palette.Ink, bold: true), 2.5);
        Add(TextBlock.Of(figure.Subtitle, Margin, y, inner, TypeSizes.Subtitle, 3, Palette.Soft), 2);
        y += y > Margin ? 2 : 0;
        var key = labelling == Labelling.Key && !entries.IsEmpty ? KeyBlock.Of(CleanText.Line(figure.Series?.Label ?? ""), entries, Margin, y, inner) : null;
        y += key is null ? 0 : key.Height + 3;
        var bar = figure.Layers.Any(l => l is CellLayer) ? ColorBar.Of(data, Margin, y, inner) : null;
        y += bar is null ? 0 : bar.Height + 3;

        var panels = PanelLayout.Of(data, scales, y + 3, width, labelling == Labelling.Direct ? EndLabels.MarginFor(data, scales, entries, width) : 0);
        texts.AddRange(panels.Texts);
        y = panels.Bottom + BetweenBlocks;
        Add(TextBlock.Of(figure.Note, Margin, y, inner, TypeSizes.Note, 8, Palette.Soft), 2);
        return new FigureLayout
        {
            Width = width,
            Height = Math.Ceiling(y - BetweenBlocks + Margin),
            Texts = texts.ToImmutable(),
            Views = panels.Views,
            Below = panels.Below,
            Left = panels.Left,
            Overhang = panels.Overhang,
            Key = key,
            Bar = bar,
        };
    }
}
