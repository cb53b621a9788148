using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>An explanation on a terminal, wrapped at its width; examples are kept as they are, so that they can be copied.</summary>
internal static class ExplanationText
{
    private const string Indent = "  ";

    // Prose is read best at this width, however wide the terminal.
    private const int Widest = 100;

    /// <summary>Writes <paramref name="explanation"/> to standard output.</summary>
    public static void Write(Explanation explanation, Host host)
    {
        var paint = new Paint(host.ColorOnOut);
        var kind = explanation.ExitCode == ExitCode.Ok ? "warning" : FormattableString.Invariant($"exit code {explanation.ExitCode}");
        host.Out.WriteLine($"{paint.Bold(explanation.Code)}  {explanation.Title} ({kind})");
        host.Out.WriteLine();
        Prose(explanation.Meaning);
        Example(paint.Red("wrong"), explanation.Wrong);
        Example(paint.Green("right"), explanation.Right);
        host.Out.WriteLine();
        host.Out.WriteLine(paint.Bold("what to do"));
        Prose(explanation.Remedy);

        void Prose(string text)
        {
            foreach (var line in TextWrap.Lines(text, Math.Min(host.Width, Widest) - Indent.Length))
            {
                host.Out.WriteLine(Indent + line);
            }
        }

        void Example(string heading, Example example)
        {
            host.Out.WriteLine();
            host.Out.WriteLine(heading);
            foreach (var option in example.Options)
            {
                host.Out.WriteLine($"{Indent}coopt run sweep.yaml {option}   with");
            }

            Block(example.Text);
            foreach (var (name, text) in example.Files)
            {
                host.Out.WriteLine($"{Indent}{paint.Dim($"# {name}")}");
                Block(text.TrimEnd('\n'));
            }
        }

        void Block(string text)
        {
            // A file of many rows is told by its first ones.
            const int Shown = 8;
            var lines = text.Split('\n');
            foreach (var line in lines.Take(Shown))
            {
                host.Out.WriteLine(Indent + line);
            }

            if (lines.Length > Shown)
            {
                host.Out.WriteLine(Indent + "…");
            }
        }
    }
}
