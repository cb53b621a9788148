using System.Text;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>Writes dotted names with values as nested YAML, one line for each name of the top level.</summary>
internal static class FlowYaml
{
    public static string Write(IEnumerable<(string Path, string Value)> entries) =>
        string.Join('\n', Groups(entries).Select(g => g.Below is [("", var value)] ? $"{g.Name}: {value}" : $"{g.Name}: {Section(g.Below)}"));

    private static string Section((string Path, string Value)[] entries)
    {
        var text = new StringBuilder("{ ");
        _ = text.AppendJoin(", ", Groups(entries).Select(g => $"{g.Name}: {(g.Below is [("", var value)] ? value : Section(g.Below))}"));
        return text.Append(" }").ToString();
    }

    private static IEnumerable<(string Name, (string Path, string Value)[] Below)> Groups(IEnumerable<(string Path, string Value)> entries) =>
        entries.Select(e => (Parts: e.Path.Split('.', 2), e.Value)).GroupBy(e => e.Parts[0], e => (e.Parts.Length > 1 ? e.Parts[1] : "", e.Value)).Select(g => (g.Key, g.ToArray()));
}
