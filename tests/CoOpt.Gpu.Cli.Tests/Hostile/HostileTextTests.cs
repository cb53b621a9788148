using System.Globalization;
using System.Text;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Cli.Tests.Hostile;

/// <summary>Names that are markup, formulas, control sequences or turn the direction of writing: text everywhere, acting nowhere.</summary>
public sealed class HostileTextTests : IDisposable
{
    private static readonly string[] Names = ["</script><script>alert(1)</script>", "=HYPERLINK(\"x\")", "@SUM(A1)", "red \u001b[31m\u009b2J", "\u202Eabc", "<img src=x onerror=alert(1)>", "a\u2028b", "]]>&amp;"];

    private readonly TemporaryFolder _folder = new();

    public HostileTextTests()
    {
        var header = string.Join(',', Names.Append("f").Select(n => $"\"{n.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        var rows = Enumerable.Range(0, 24).Select(r => string.Join(',', Names.Select((_, c) => ((r >> (c % 4)) & 1) == 0 ? "1" : "-1").Append($"0.{r}")));
        _folder.Write("samples.csv", $"{header}\n{string.Join('\n', rows)}\n");
        _folder.Write(
            "names.yaml",
            $$"""
            schema: 1
            name: names
            problem: { nodes: 6, learning: { loss: logistic, data: { csv: samples.csv, label: f } } }
            network: { topology: ring }
            links: { coupling: ideal, quantizer: none }
            method: { steps: 50, stopAt: 0 }
            sweep:
              problem.learning.data.label: [{{string.Join(", ", Names.Select(Quoted))}}]
              seed: range(0, 2)
            trace: { every: 25 }

            """);
    }

    [Fact]
    public void Names_are_text_in_tables_reports_and_on_the_terminal()
    {
        var run = Plain("run", "names.yaml", "--device", "cpu", "--threads", "1");
        Assert.Equal(0, run.ExitCode);
        var shown = run.Out.TrimEnd('\n');
        foreach (var line in (string[][])[["plan", "names.yaml"], ["validate", "names.yaml"], ["verify", shown], ["summary", shown, "--by", "problem.learning.data.label", "--of", "rate"], ["report", shown], ["rerun", shown, "--instance", "3"]])
        {
            Plain(line);
        }

        // A file that lies in the folder, and a name in the manifest.
        File.WriteAllText(Path.Combine(_folder.Path, shown, "a\u001b[2J\u202E.txt"), "");
        Plain("verify", shown);
        File.Delete(Path.Combine(_folder.Path, shown, "a\u001b[2J\u202E.txt"));

        // The table: cells that a spreadsheet would take for formulas begin with an apostrophe, and reading gives the names back.
        var path = Path.Combine(_folder.Path, shown, "instances.csv");
        Assert.Equal(Names, DataTable.Read(path, c => c == "problem.learning.data.label" ? CellKind.Text : null).Texts("problem.learning.data.label").Distinct());
        Assert.All(File.ReadAllLines(path).Skip(1), row => Assert.DoesNotMatch("(^|,)\"?[=@]", row));

        // The page: no tag, no script and no end of one that a name brings.
        var page = File.ReadAllText(Path.Combine(_folder.Path, shown, "report.html"));
        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page, c => c is '\u001b' or '\u009b');
        Assert.Contains("&lt;/script&gt;", page, StringComparison.Ordinal);
        Measures.Add("R15", "names with markup; formulas; control characters; marks of direction", Names.Length, "names", "text in tables; report; terminal", "text");
    }

    [Theory]
    [InlineData("problem: { \"a\\e[2J\": 1 }\n")]
    [InlineData("links: { quantizer: \"\\e]0;title\\a\" }\n")]
    [InlineData("\"\\u202Eseed\": 1\n")]
    [InlineData("sweep: { \"links.\\x9b2J\": [1] }\n")]
    [InlineData("network: { topology: edges, edges: \"\\e[31m.csv\" }\n")]
    [InlineData("problem: { learning: { loss: logistic, data: { csv: samples.csv, label: \"\\e[5m\" } } }\n")]
    public void What_a_message_quotes_does_not_act(string lines)
    {
        _folder.Write("bad.yaml", "schema: 1\nname: t\n" + lines);

        Assert.Equal(2, Plain("validate", "bad.yaml").ExitCode);
        Assert.Equal(2, Plain("run", "bad.yaml").ExitCode);
    }

    [Theory]
    [InlineData("--set", "links.\u001b[2J=1")]
    [InlineData("--set", "links.quantizer=\u001b[2J")]
    [InlineData("--sweep", "\u202E=1")]
    [InlineData("--\u001b[2J", "1")]
    [InlineData("--device", "\u001b[2J")]
    [InlineData("--out", "\0")]
    public void What_an_option_brings_does_not_act(string option, string value) => Assert.NotEqual(0, Plain("run", "names.yaml", option, value).ExitCode);

    [Fact]
    public void A_file_with_such_a_name_is_named_without_harm() => Assert.Equal(2, Plain("validate", "\u001b[2J\u202E.yaml").ExitCode);

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a command line whose output a terminal may get.</summary>
    private CommandResult Plain(params string[] arguments)
    {
        var result = new CommandRunner { Folder = _folder.Path }.Run(arguments);
        Assert.All(result.Out + result.Error, c => Assert.False(
            c != '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
            $"{string.Join(' ', arguments)}: U+{(int)c:X4} in\n{result.Out}{result.Error}"));
        return result;
    }

    private static string Quoted(string name)
    {
        var text = new StringBuilder("\"");
        foreach (var c in name)
        {
            _ = c is > ' ' and < '\u007f' and not ('"' or '\\') ? text.Append(c) : text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return text.Append('"').ToString();
    }
}
