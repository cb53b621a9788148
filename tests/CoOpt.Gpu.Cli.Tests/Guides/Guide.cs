using System.Text;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Cli.Tests.Guides;

/// <summary>The repository's Markdown pages, and the commands in them.</summary>
internal static partial class Guide
{
    private static readonly string[] LeftOut = ["bin", "obj", ".git", "runs", "reruns", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every page, relative to the root.</summary>
    public static IEnumerable<string> Pages => Folders(Root).SelectMany(f => Directory.EnumerateFiles(f, "*.md")).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal);

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    /// <summary>The command lines of a page that call the program, each without the program's name and without what a shell does with them.</summary>
    public static IEnumerable<string> Commands(string page)
    {
        // A command line stands in a code span, or in a line of a block, alone or after a prompt; the first two ways of calling the program are one.
        var text = Read(page).Replace("dotnet run --project src/CoOpt.Gpu.Cli -c Release -- ", "coopt ", StringComparison.Ordinal);
        return Span().Matches(text).Concat(Line().Matches(text)).Select(m => m.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal).Trim()).Where(c => c.Length > 0);
    }

    /// <summary>The words of a command line as a shell makes them; a comment, a redirection and a pipe end it.</summary>
    public static string[] Words(string command)
    {
        var (words, word, quote, isOpen) = (new List<string>(), new StringBuilder(), '\0', false);
        for (var k = 0; k < command.Length; k++)
        {
            var c = command[k];
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                (quote, isOpen) = (quote == '\0' ? c : '\0', true);
            }
            else if (c == '\\' && quote != '\'' && k + 1 < command.Length)
            {
                _ = word.Append(command[++k]);
                isOpen = true;
            }
            else if (quote == '\0' && (c is '>' or '|' or ')' || (c == '#' && !isOpen)))
            {
                break;
            }
            else if (quote == '\0' && c == ' ')
            {
                Close();
            }
            else
            {
                _ = word.Append(c);
                isOpen = true;
            }
        }

        Close();
        return [.. words];

        void Close()
        {
            if (isOpen)
            {
                words.Add(word.ToString());
            }

            _ = word.Clear();
            isOpen = false;
        }
    }

    private static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(folder).Where(d => !LeftOut.Contains(Path.GetFileName(d))).SelectMany(Folders).Prepend(folder);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoOpt.Gpu.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"(?<!`)`coopt ([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?m)^\s*(?:\$ |source <\(|\w+=\$\()?coopt ((?!stands|for )[^\n`]+)$")]
    private static partial Regex Line();
}
