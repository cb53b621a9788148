using System.Globalization;
using CoOpt.Gpu.Cli.Progress;
using Spectre.Console;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>The files of a run, with their sizes and what they hold.</summary>
internal static class FileTable
{
    /// <summary>The table of <paramref name="files"/> in <paramref name="folder"/>.</summary>
    public static Table Of(string folder, IEnumerable<OutputGroup> files)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Markup.Escape(folder)).AddColumn(new TableColumn("size").RightAligned()).AddColumn("holds");
        foreach (var group in files)
        {
            var name = group.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{group.Name} ({group.Count:N0})") : group.Name;
            table.AddRow(Markup.Escape(name), ProgressText.Bytes(group.Bytes), Markup.Escape(group.Holds));
        }

        return table;
    }
}
