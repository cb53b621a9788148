using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>The reference of specs as Markdown, made from the key table, for people.</summary>
public static class SpecReference
{
    private static readonly ImmutableArray<(string Path, string Title)> Sections =
    [
        ("", "The top level"),
        ("problem", "problem"),
        ("problem.cpu", "problem.cpu: CPU scheduling"),
        ("problem.learning", "problem.learning: training"),
        ("network", "network"),
        ("links", "links: how values travel"),
        ("method", "method: how it is integrated"),
        ("trace", "trace: what is recorded"),
    ];

    /// <summary>The reference; lines end in LF.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder(SpecReferenceText.Opening);
        _ = text.Append(SpecReferenceText.Axes).Append("\n| axis | gives | points |\n|---|---|---|\n");
        foreach (var (key, axis, meaning) in AxisExamples.All)
        {
            _ = text.Append($"| {Code($"{key}: {AxisExamples.Yaml(axis)}")} | {Cell(meaning)} | {Cell(AxisExamples.Points(axis))} |\n");
        }

        _ = text.Append(SpecReferenceText.Product).Append(SpecReferenceText.Keys);
        foreach (var (path, title) in Sections)
        {
            _ = text.Append($"\n## {title}\n\n| key | takes | default | meaning | example |\n|---|---|---|---|---|\n");
            var keys = SpecKeys.All.Where(k => SectionOf(k) == path).ToList();
            keys.ForEach(k => Row(k, path, text));
            keys.ForEach(k => Words(k, path, text));
        }

        _ = text.Append(SpecReferenceText.Data);
        foreach (var (name, key, columns, rules, content) in DataExamples.All)
        {
            _ = text.Append($"\n### {name}\n\nNamed with {Code(KeyExamples.Get(key).ToYaml().Split('\n')[0])}. Columns: {columns}. {rules}\n\n```csv\n{content}```\n");
        }

        return text.Append(SpecReferenceText.Complete).Append($"\n```yaml\n{CompleteExample.Yaml()}```\n").ToString().ReplaceLineEndings("\n");
    }

    private static string SectionOf(SpecKey key) => Sections.Select(s => s.Path).Last(p => p.Length == 0 || key.Path.StartsWith(p + ".", StringComparison.Ordinal));

    private static void Row(SpecKey key, string section, StringBuilder text)
    {
        var example = KeyExamples.Get(key.Path);

        // The number of nodes is that of the example's file, no need of the key.
        string[] with = [.. example.With.Where(w => w.Path != "problem.nodes").Select(w => $"`{Name(w.Path, section)}`").Distinct()];
        var notes = string.Concat(
            key.Implies is { } implied ? $" Makes `{Name(key.Parent, section)}` {implied}." : "",
            key.Excludes is { } other ? $" In place of `{Name(other, section)}`." : "",
            with.Length == 0 ? "" : $" Goes with {string.Join(", ", with)}.",
            key.Sweepable ? "" : " Not swept.");
        var takes = Cell(key.Form.Expected) + (key.Unit.Length > 0 ? $"; unit: {Cell(key.Unit)}" : "");
        _ = text.Append($"| `{Name(key.Path, section)}` | {takes} | {Default(key)} | {Cell(key.Text)}{notes} | {string.Join("<br>", example.ToYaml().Split('\n').Select(Code))} |\n");
    }

    private static void Words(SpecKey key, string section, StringBuilder text)
    {
        if (WordMeanings.Of(key.Path) is { IsEmpty: false } words)
        {
            _ = text.Append($"\n| `{Name(key.Path, section)}` | means |\n|---|---|\n");
            words.ToList().ForEach(w => text.Append($"| `{w.Word}` | {Cell(w.Meaning)} |\n"));
        }
    }

    private static string Default(SpecKey key) => key.Default is not { } value ? "must be given" : value.IsNone ? "none" : Code(CompleteExample.Text(value));

    /// <summary>A key's name within its section, its full name elsewhere.</summary>
    private static string Name(string path, string section) => section.Length > 0 && path.StartsWith(section + ".", StringComparison.Ordinal) ? path[(section.Length + 1)..] : path;

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
