using CoOpt.Gpu.Figures.Definitions;
using static CoOpt.Gpu.Figures.Definitions.LayerColumns;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>Whether the layers of a figure name columns that are there and of the right kind. The rest of the figure is already checked.</summary>
internal static class LayerValidation
{
    /// <summary>Adds every problem.</summary>
    internal static void Check(List<string> problems, Figure figure, bool mayBeEmpty)
    {
        if (figure.Layers.IsDefaultOrEmpty || figure.Layers.Any(l => l is null))
        {
            problems.Add("layers: there is none, or one is missing");
            return;
        }

        FigureValidation.CheckNames(problems, "layers", [.. figure.Layers.Select(l => l.Name)]);
        if (figure.Panel is { } panel)
        {
            CheckColumn(problems, figure, "panel", panel.Column, isNumber: false, isEitherFine: false);
        }

        foreach (var layer in figure.Layers)
        {
            var where = $"layer {layer.Name}";
            foreach (var (column, use) in Of(layer))
            {
                CheckColumn(problems, figure, where, column, IsNumber(figure, use), isEitherFine: mayBeEmpty && use is (Use.X or Use.Y));
                if (use == Use.Series && figure.Series is null)
                {
                    problems.Add($"{where}: has series, but the figure has none");
                }
            }

            problems.AddRange(Rules(figure, layer).Select(rule => $"{where}: {rule}"));
        }
    }

    private static IEnumerable<string> Rules(Figure figure, Layer layer)
    {
        var missing = layer switch
        {
            LineLayer l => l.X is null || l.Y is null || l.Label is null || !Enum.IsDefined(l.Style),
            PointLayer p => p.X is null || p.Y is null,
            BarLayer b => b.X is null || b.Y is null,
            CellLayer c => c.XFrom is null || c.XTo is null || c.YFrom is null || c.YTo is null || c.Value is null,
            RuleLayer r => r.At is null,
            TextLayer t => t.X is null || t.Y is null || t.Text is null,
            _ => true,
        };
        if (missing)
        {
            yield return "lacks something that its kind needs";
        }

        if (layer is LineLayer { Label: { } label } && !FigureValidation.IsUnicode(label))
        {
            yield return "its label holds half of a surrogate pair, which UTF-8 cannot carry";
        }

        var (lower, upper) = layer switch { LineLayer l => (l.Lower, l.Upper), PointLayer p => (p.Lower, p.Upper), BarLayer b => (b.Lower, b.Upper), _ => (null, null) };
        if (lower is null != upper is null)
        {
            yield return "an interval needs both of its ends";
        }

        if (lower is not null && figure.Y.Scale == ScaleKind.Category)
        {
            yield return "an interval needs a vertical axis of numbers";
        }

        if (layer is BarLayer bar)
        {
            if (figure.Y.Scale == ScaleKind.Category)
            {
                yield return "bars have no height over categories";
            }
            else if (bar.Stacked && figure.Y.Scale == ScaleKind.Log)
            {
                yield return "bars upon each other need a linear axis: lengths on a log axis do not add up";
            }
        }

        if (layer is CellLayer cell)
        {
            if (figure.Color is null)
            {
                yield return "cells need the figure's scale of colours";
            }

            if ((figure.X.Scale == ScaleKind.Category && cell.XFrom != cell.XTo) || (figure.Y.Scale == ScaleKind.Category && cell.YFrom != cell.YTo))
            {
                yield return "over categories both ends of a cell are the same column";
            }
        }
    }

    private static bool IsNumber(Figure figure, Use use) => use switch
    {
        Use.X => figure.X.Scale != ScaleKind.Category,
        Use.Y => figure.Y.Scale != ScaleKind.Category,
        Use.Number => true,
        _ => false,
    };

    private static void CheckColumn(List<string> problems, Figure figure, string where, string? name, bool isNumber, bool isEitherFine)
    {
        if (figure.Columns.FirstOrDefault(c => c.Name == name) is not { } column)
        {
            problems.Add($"{where}: no column {name}; there are {string.Join(", ", figure.Columns.Select(c => c.Name))}");
        }
        else if (column.IsNumber != isNumber && !isEitherFine)
        {
            problems.Add($"{where}: column {name} holds {(isNumber ? "texts" : "numbers")}, and {(isNumber ? "numbers" : "texts")} are needed");
        }
    }
}
