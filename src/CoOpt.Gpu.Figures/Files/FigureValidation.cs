using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>Whether a figure makes sense before its rows are looked at. Nothing is taken for granted: it may come from a file that somebody has edited.</summary>
internal static partial class FigureValidation
{
    /// <summary>Every problem; none for a good figure. Of one that <paramref name="mayBeEmpty"/> columns of places may hold either kind: without rows nobody knows.</summary>
    internal static ImmutableArray<string> Check(Figure figure, bool mayBeEmpty)
    {
        var problems = new List<string>();
        if (!FigureId.IsValid(figure.Id))
        {
            problems.Add($"id: '{figure.Id}' is no id: lower-case letters, digits and single dashes, 100 characters at most");
        }

        CheckText(problems, "title", figure.Title);
        CheckText(problems, "subtitle", figure.Subtitle);
        CheckText(problems, "description", figure.Description);
        CheckText(problems, "note", figure.Note);
        if (!Enum.IsDefined(figure.Size))
        {
            problems.Add($"size: {figure.Size} is none");
        }

        CheckColumns(problems, figure);
        ScaleValidation.CheckAxis(problems, "x", figure.X);
        ScaleValidation.CheckAxis(problems, "y", figure.Y);
        ScaleValidation.CheckColor(problems, figure.Color);
        if (figure.Panel is { } panel)
        {
            CheckText(problems, "panel.label", panel.Label);
            CheckNames(problems, "panel.values", panel.Values);
            if (panel.PerRow < 0)
            {
                problems.Add($"panel.perRow: {panel.PerRow} is negative");
            }
        }

        if (figure.Series is { } series)
        {
            CheckText(problems, "series.label", series.Label);
            CheckNames(problems, "series.values", series.Values);
        }

        if (problems.Count == 0)
        {
            LayerValidation.Check(problems, figure, mayBeEmpty);
        }

        return [.. problems];
    }

    /// <summary>Refuses texts that no file can hold.</summary>
    internal static void CheckText(List<string> problems, string where, string? text)
    {
        if (text is null)
        {
            problems.Add($"{where}: is missing");
        }
        else if (!IsUnicode(text))
        {
            problems.Add($"{where}: holds half of a surrogate pair, which UTF-8 cannot carry");
        }
    }

    /// <summary>Refuses a list with a text that is there twice, or that no file can hold.</summary>
    internal static void CheckNames(List<string> problems, string where, ImmutableArray<string> names)
    {
        if (names.IsDefault || names.Any(n => n is null))
        {
            problems.Add($"{where}: is missing, or has an entry that is");
            return;
        }

        problems.AddRange(names.Select((n, i) => (Name: n, Number: i + 1)).Where(n => !IsUnicode(n.Name)).Select(n => $"{where}: entry {n.Number} holds half of a surrogate pair, which UTF-8 cannot carry"));
        problems.AddRange(names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{where}: '{g.Key}' is there {g.Count()} times"));
    }

    /// <summary>Whether every surrogate has its other half.</summary>
    internal static bool IsUnicode(string text)
    {
        for (var k = 0; k < text.Length; k++)
        {
            if (char.IsSurrogate(text[k]) && (k + 1 == text.Length || !char.IsSurrogatePair(text[k], text[k + 1])))
            {
                return false;
            }

            k += char.IsSurrogate(text[k]) ? 1 : 0;
        }

        return true;
    }

    private static void CheckColumns(List<string> problems, Figure figure)
    {
        if (figure.Columns.IsDefault || figure.Columns.Any(c => c is null))
        {
            problems.Add("columns: is missing, or has an entry that is");
            return;
        }

        CheckNames(problems, "columns", [.. figure.Columns.Select(c => c.Name)]);

        // In Vega-Lite dots and brackets in names of columns have a meaning.
        problems.AddRange(figure.Columns.Where(c => c.Name is not null && !ColumnName().IsMatch(c.Name)).Select(c => $"columns: '{c.Name}' is no name of a column: letters, digits and _, not beginning with a digit"));
        problems.AddRange(figure.Columns.Where(c => c.Unit is null || c.Meaning is null).Select(c => $"columns: {c.Name} lacks its unit or its meaning"));
        if (!figure.Columns.Any(c => c is { Name: Figure.LayerColumn, IsNumber: false }))
        {
            problems.Add($"columns: no column of texts named {Figure.LayerColumn}, which says to which layer a row belongs");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex ColumnName();
}
