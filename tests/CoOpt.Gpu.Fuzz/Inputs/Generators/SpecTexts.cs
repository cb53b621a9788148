using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Specs.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Inputs.Generators;

/// <summary>Specs over the whole key table: settings with values that fit, almost fit and do not; axes; nested calls.</summary>
internal static class SpecTexts
{
    /// <summary>Every name and word that a spec may hold.</summary>
    public static ImmutableArray<string> Words { get; } =
    [
        .. SpecKeys.All.Select(k => k.Path).Concat(SpecKeys.All.Select(k => k.Name)).Concat(SpecKeys.All.Select(k => $"{k.Default}")).Concat(SpecKeys.All.SelectMany(k => k.Form.Expected.Split(' ', ',')))
            .Where(w => w.Length is > 0 and < 60).Distinct(),
        "sweep:", "zip:", "quick:", "bound", "limit", "range(0, 4)", "lin(0, 1, 5)", "log(0.1, 64, 16) * bound", "frontier(0.01)", "uniform(1, 2)", "normal(0, 1)", "loguniform(1, 2)",
    ];

    private static readonly Gen<string> Number = Gen.OneOf(Gen.Elements(GeneralWords.Numbers.AsEnumerable()), Gen.Choose(0, 60).Select(n => $"{n}"), Gen.Choose(1, 99).Select(n => $"0.{n:D2}"));

    /// <summary>Settings in sections, with or without a sweep.</summary>
    public static Gen<byte[]> Inputs { get; } =
        from settings in Gen.ListOf(Gen.Elements(SpecKeys.All.AsEnumerable()).SelectMany(k => Value(k).Select(v => (k.Path, v))))
        from axes in Gen.ListOf(Gen.Elements(SpecKeys.All.AsEnumerable()).SelectMany(k => Axis(k).Select(v => (k.Path, v))))
        from head in Gen.Elements("schema: 1\nname: t\n", "schema: 1\nname: t\nproblem:\n  nodes: 6\n", "")
        select Encoding.UTF8.GetBytes(head + Sections(settings.Where(s => s.Path is not ("schema" or "name")).DistinctBy(s => s.Path)) + Sweep(axes.Take(3)));

    private static Gen<string> Value(SpecKey key) => Gen.Frequency(
        (4, Gen.Constant($"{key.Default}")),
        (3, Number),
        (1, Gen.Elements(Words.AsEnumerable())),
        (2, Gen.Sized(n => Expression(Math.Min(n, 12)))));

    private static Gen<string> Axis(SpecKey key) => Gen.OneOf(
        Gen.ListOf(Value(key)).Select(v => $"[{string.Join(", ", v.Take(6))}]"),
        Gen.Sized(n => Expression(Math.Min(n, 12))));

    private static Gen<string> Expression(int size) => size <= 1
        ? Gen.OneOf(Number, Gen.Elements("bound", "limit", "none", "auto", "csv", "true", "edges.csv", "nodes.csv", "x.csv", "y.csv", "samples.csv", "mnist"))
        : Gen.OneOf(
            Number,
            Expression(size / 2).Zip(Expression(size / 2), (a, b) => $"{a} * {b}"),
            Gen.Elements("range", "lin", "log", "uniform", "normal", "loguniform", "frontier", "max").Zip(Gen.ListOf(Expression(size / 4)), (f, a) => $"{f}({string.Join(", ", a.Take(4))})"),
            Gen.ListOf(Expression(size / 3)).Select(a => $"[{string.Join(", ", a.Take(5))}]"),
            Gen.Elements("edges", "csv", "total", "a").Zip(Expression(size / 3), (k, v) => $"{{ {k}: {v} }}"));

    private static string Sections(IEnumerable<(string Path, string Value)> settings)
    {
        var text = new StringBuilder();
        foreach (var section in settings.GroupBy(s => s.Path.Split('.')[0]))
        {
            Section(text, section.Key, [.. section.Select(s => (s.Path.Contains('.', StringComparison.Ordinal) ? s.Path[(section.Key.Length + 1)..] : "", s.Value))], 0);
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string name, IReadOnlyList<(string Below, string Value)> entries, int depth)
    {
        text.Append(' ', 2 * depth).Append(name).Append(':');
        if (entries is [("", var value)])
        {
            text.Append(' ').Append(value).Append('\n');
            return;
        }

        text.Append('\n');
        foreach (var group in entries.Where(e => e.Below.Length > 0).GroupBy(e => e.Below.Split('.')[0]))
        {
            Section(text, group.Key, [.. group.Select(e => (e.Below.Length > group.Key.Length ? e.Below[(group.Key.Length + 1)..] : "", e.Value))], depth + 1);
        }
    }

    private static string Sweep(IEnumerable<(string Path, string Value)> axes)
    {
        var lines = axes.Select(a => $"  {a.Path}: {a.Value}\n").ToList();
        return lines.Count == 0 ? "" : "sweep:\n" + string.Concat(lines);
    }
}
