using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>Rules over several keys of a figure, and over the figures of a file.</summary>
internal static class FigureChecks
{
    private const int MaximumId = 64;

    private static readonly ImmutableArray<string> Everywhere = ["id", "title", "subtitle", "description", "kind", "width", "panels", "where"];

    /// <summary>What each kind needs, and what else it takes.</summary>
    private static readonly ImmutableDictionary<string, (string[] Needs, string[] Takes)> Kinds = new Dictionary<string, (string[], string[])>(StringComparer.Ordinal)
    {
        ["lines"] = (["x", "y"], ["series", "statistic", "interval", "paired", "theory", "rules"]),
        ["points"] = (["x", "y"], ["series", "paired", "theory", "rules"]),
        ["bars"] = (["x", "y"], ["series", "statistic", "interval", "paired", "rules"]),
        ["heatmap"] = (["x", "y", "color"], ["statistic", "contours", "rules"]),
        ["traces"] = (["y"], ["x", "series", "statistic", "interval", "singles", "rules"]),
        ["outcomes"] = (["x"], ["rules"]),
        ["parallel"] = (["columns"], ["series"]),
    }.ToImmutableDictionary();

    /// <summary>Reports every breach.</summary>
    public static void Run(ImmutableArray<FigureValue> figures, DiagnosticBag bag)
    {
        foreach (var figure in figures)
        {
            CheckId(figure, bag);
            CheckKind(figure, bag);
            if (figure["paired"] is { } paired && figure["theory"] is not null)
            {
                bag.Add(DiagnosticCatalogue.Exclusive, "paired and theory: a difference between measurements has no prediction beside it; keep one", paired.Place);
            }

            foreach (var rule in figure.List("rules").Where(r => r["x"] is null == r["y"] is null))
            {
                bag.Add(DiagnosticCatalogue.Exclusive, "a rule stands at an x or lies at a y: give one of the two", rule.Place);
            }
        }

        foreach (var twice in figures.GroupBy(f => f.Text("id"), StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            bag.Add(DiagnosticCatalogue.FigureTwice, $"figure {twice.Text("id")} is there already; give each an id of its own", twice["id"]!.Place);
        }
    }

    private static void CheckId(FigureValue figure, DiagnosticBag bag)
    {
        var id = figure.Text("id");
        if (id.Length > MaximumId || !char.IsAsciiLetterOrDigit(id[0]) || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            bag.Add(DiagnosticCatalogue.FigureId, $"id names the figure's files: lower-case letters, digits and '-', starting with a letter or digit, at most {MaximumId}; got '{id[..Math.Min(id.Length, 60)]}'", figure["id"]!.Place);
        }
    }

    private static void CheckKind(FigureValue figure, DiagnosticBag bag)
    {
        var kind = figure.Text("kind");
        var (needs, takes) = Kinds[kind];
        foreach (var missing in needs.Where(n => figure[n] is null))
        {
            bag.Add(DiagnosticCatalogue.FigureKind, $"kind {kind} needs {missing}", figure["kind"]!.Place);
        }

        foreach (var (name, value) in figure.Section.Where(s => !Everywhere.Contains(s.Name) && !needs.Contains(s.Name) && !takes.Contains(s.Name)))
        {
            bag.Add(DiagnosticCatalogue.FigureKind, $"{name} does not go with kind {kind}, which takes {string.Join(", ", needs.Concat(takes))}", value.Place);
        }
    }
}
