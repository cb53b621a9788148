using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>Whether the scales of a figure make sense.</summary>
internal static class ScaleValidation
{
    /// <summary>An axis of places.</summary>
    internal static void CheckAxis(List<string> problems, string where, Axis? axis)
    {
        if (axis is null)
        {
            problems.Add($"{where}: is missing");
            return;
        }

        FigureValidation.CheckText(problems, $"{where}.label", axis.Label);
        FigureValidation.CheckText(problems, $"{where}.unit", axis.Unit);
        FigureValidation.CheckNames(problems, $"{where}.categories", axis.Categories);
        if (!Enum.IsDefined(axis.Scale))
        {
            problems.Add($"{where}.scale: {axis.Scale} is none");
        }
        else if (axis.Scale == ScaleKind.Category && (axis.Minimum ?? axis.Maximum) is not null)
        {
            problems.Add($"{where}: an axis of categories has no minimum and no maximum");
        }
        else if (axis.Scale != ScaleKind.Category && axis.Categories is { IsDefaultOrEmpty: false })
        {
            problems.Add($"{where}.categories: only an axis of scale category has any");
        }

        CheckEnds(problems, where, axis.Scale, axis.Minimum, axis.Maximum);
    }

    /// <summary>The scale of colours.</summary>
    internal static void CheckColor(List<string> problems, ColorScale? color)
    {
        if (color is null)
        {
            return;
        }

        FigureValidation.CheckText(problems, "color.label", color.Label);
        FigureValidation.CheckText(problems, "color.unit", color.Unit);
        if (color.Scale is not (ScaleKind.Linear or ScaleKind.Log))
        {
            problems.Add($"color.scale: must be linear or log, got {color.Scale}");
        }

        CheckEnds(problems, "color", color.Scale, color.Minimum, color.Maximum);
        CheckEnds(problems, "color", color.Scale, color.Centre, null, "centre");
    }

    private static void CheckEnds(List<string> problems, string where, ScaleKind scale, double? minimum, double? maximum, string name = "minimum")
    {
        foreach (var (value, end) in new[] { (minimum, name), (maximum, "maximum") })
        {
            if (value is { } v && (!double.IsFinite(v) || (scale == ScaleKind.Log && v <= 0)))
            {
                problems.Add(FormattableString.Invariant($"{where}.{end}: {v} has no place on a {(scale == ScaleKind.Log ? "log" : "linear")} scale"));
            }
        }

        if (minimum >= maximum)
        {
            problems.Add(FormattableString.Invariant($"{where}: the minimum {minimum} is not below the maximum {maximum}"));
        }
    }
}
