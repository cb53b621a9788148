using System.Text;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>A spec with every key at its default, made from the key table, and a sweep that uses each kind of axis.</summary>
internal static class CompleteExample
{
    private const int CommentColumn = 52;

    private const string Sweep =
        """
        sweep:                                              # the product of the axes; the last varies fastest
          method.alpha: log(0.1, 10, 5) * bound             # 5 gains around each instance's bound
          zip:                                              # one axis of 2 points: its keys move together
            links.coupling: [node, edge]
            links.rho: [0.125, 0.25]
          seed: range(0, 4)                                 # 4 graphs, data sets and starts

        """;

    /// <summary>The spec; lines end in LF.</summary>
    public static string Yaml()
    {
        var text = new StringBuilder();
        Write(SpecKeys.Tree, text, 0);
        return text.Append(Sweep.ReplaceLineEndings("\n")).ToString();
    }

    /// <summary>A value as people write it: 1e-6.</summary>
    public static string Text(SettingValue value) => value.Number is not null ? value.ToString().Replace("E-0", "e-", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal) : value.ToString();

    private static void Write(SpecKeyTree tree, StringBuilder text, int depth)
    {
        foreach (var (name, child) in tree.Children)
        {
            if (child.Key is not { } key)
            {
                _ = text.Append(' ', 2 * depth).Append(name).Append(":\n");
                Write(child, text, depth + 1);
                continue;
            }

            // What has no value at the default is shown as a comment. Keys below one that has a value cannot stand beside it.
            var isOpen = key.Default is { IsNone: true } && key.Form.Words.IndexOf("none") < 0;
            var value = key.Default is null || isOpen ? KeyExamples.Get(key.Path).Value : Text(key.Default.Value);
            var line = $"{new string(' ', 2 * depth)}{(isOpen ? "# " : "")}{name}: {value}";
            _ = text.Append(line.PadRight(CommentColumn - 1)).Append(" # ").Append(key.Text).Append(child.Children.Count > 0 ? $" Or a section of {string.Join(", ", child.Children.Keys)}." : "").Append('\n');
        }
    }
}
