using System.Globalization;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using Spectre.Console;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>The files of a run, with their sizes and, where there is room, what they hold.</summary>
internal static class FileTable
{
    /// <summary>Writes the table of <paramref name="files"/> to standard error.</summary>
    public static void Write(IEnumerable<OutputGroup> files, Host host)
    {
        var prose = host.Width >= Layout.ForProse;
        var table = new Table().Border(TableBorder.Simple).AddColumn("file").AddColumn(new TableColumn("size").RightAligned());
        table = prose ? table.AddColumn("holds") : table;
        foreach (var group in files)
        {
            var name = group.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{group.Name} ({group.Count:N0})") : group.Name;
            string[] row = [Markup.Escape(name), ProgressText.Bytes(group.Bytes), Markup.Escape(group.Holds)];
            table.AddRow(prose ? row : row[..2]);
        }

        SpectreConsole.OnError(host).Write(table);
    }
}
