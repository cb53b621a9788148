namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>Breaks prose into lines.</summary>
internal static class TextWrap
{
    /// <summary>Lines of at most <paramref name="width"/> characters, broken at spaces; a longer word has a line of its own.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? " " + word : word;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
