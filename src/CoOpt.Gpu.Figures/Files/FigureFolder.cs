using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>The files of figures: <c>id.csv</c> with the rows plotted and <c>id.vl.json</c> with the figure, for Vega-Lite and for us; <c>id.svg</c> is drawn from these two.</summary>
public static class FigureFolder
{
    /// <summary>Name of the folder of figures within a run's or a result's folder.</summary>
    public const string Name = "figures";

    /// <summary>End of the names of files with rows.</summary>
    public const string Rows = ".csv";

    /// <summary>End of the names of files with figures as Vega-Lite.</summary>
    public const string Document = ".vl.json";

    /// <summary>End of the names of pictures.</summary>
    public const string Picture = ".svg";

    // Some thirty times what 20,000 points in a few columns take.
    private const int MostRowBytes = 64 << 20;
    private const int MostDocumentBytes = 16 << 20;

    /// <summary>Writes the files of a figure, each whole or not at all. The folder is made where there is none.</summary>
    /// <exception cref="FigureFileException">The plot is not one that could be read back; nothing was written.</exception>
    /// <exception cref="ResultFileException">A file cannot be written.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static void Write(string folder, Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        Check(plot, $"figure {plot.Figure.Id}");
        Directory.CreateDirectory(folder);
        using (var rows = new AtomicFileStream(PathOf(folder, plot.Figure.Id, Rows)))
        {
            plot.Data.Write(rows);
            rows.Commit();
        }

        foreach (var (name, bytes) in Derived(plot))
        {
            AtomicFileStream.WriteAll(Path.Combine(folder, name), bytes);
        }
    }

    /// <summary>The figure of that id in a folder, from its rows and its document.</summary>
    /// <exception cref="FigureFileException">A file is missing, too large or malformed, or the two do not fit each other; every problem is told.</exception>
    /// <exception cref="ResultFileException">A file cannot be read.</exception>
    public static Plot Read(string folder, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var path = PathOf(folder, id, Document);
        var figure = FigureDocument.Read(path, BoundedFile.Text(path, MostDocumentBytes)
            ?? throw new FigureFileException([$"{path}: is missing: without it the rows cannot be drawn; write the figure again from its run"]));
        var problems = FigureValidation.Check(figure, mayBeEmpty: true);
        if (figure.Id != id)
        {
            problems = [.. problems, $"holds the figure {figure.Id}; the file's name must be its id"];
        }

        return problems.IsEmpty ? ReadRows(folder, figure) : throw new FigureFileException([.. problems.Select(p => $"{path}: {p}")]);
    }

    /// <summary>The ids of the figures in a folder in ordinal order: those of which there are rows or a document. Empty where there is no folder.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static ImmutableArray<string> List(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f))
            .Select(f => f.EndsWith(Document, StringComparison.Ordinal) ? f[..^Document.Length] : f.EndsWith(Rows, StringComparison.Ordinal) ? f[..^Rows.Length] : "")
            .Where(FigureId.IsValid).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Names and bytes of the files that follow from a plot: its document, which has the hash of the rows, and its picture.</summary>
    public static ImmutableArray<(string Name, byte[] Bytes)> Derived(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        using var rows = new MemoryStream();
        plot.Data.Write(rows);
        return
        [
            (plot.Figure.Id + Document, Encoding.UTF8.GetBytes(FigureDocument.Write(plot.Figure, Convert.ToHexStringLower(SHA256.HashData(rows.ToArray()))))),
            (plot.Figure.Id + Picture, Encoding.UTF8.GetBytes(SvgWriter.Write(plot, new SvgOptions()))),
        ];
    }

    /// <summary>The bytes of the file <paramref name="name"/> in a folder; null where there is none.</summary>
    /// <exception cref="FigureFileException">It is too large.</exception>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    public static byte[]? Stored(string folder, string name) => BoundedFile.Bytes(Path.Combine(folder, name), MostRowBytes);

    private static Plot ReadRows(string folder, Figure figure)
    {
        var path = PathOf(folder, figure.Id, Rows);
        try
        {
            var text = BoundedFile.Text(path, MostRowBytes) ?? throw new FigureFileException([$"{path}: is missing: the figure has no rows to plot; write it again from its run"]);
            var kinds = figure.Columns.ToDictionary(c => c.Name, c => c.IsNumber ? CellKind.Number : CellKind.Text, StringComparer.Ordinal);
            var table = DataTable.Parse(path, text, name => kinds.TryGetValue(name, out var kind) ? kind
                : throw new FigureFileException([$"{path}: column {name} is none of the figure's; there are {string.Join(", ", kinds.Keys)}"]));
            var plot = new Plot(figure, table);
            Check(plot, path);
            return plot;
        }
        catch (TableFormatException e)
        {
            throw new FigureFileException([e.Message], e);
        }
    }

    private static void Check(Plot plot, string where)
    {
        var problems = PlotValidation.Check(plot);
        if (!problems.IsEmpty)
        {
            throw new FigureFileException([.. problems.Select(p => $"{where}: {p}")]);
        }
    }

    // An id has no separators and no dots, so the file lies in the folder.
    private static string PathOf(string folder, string id, string end) => FigureId.IsValid(id) ? Path.Combine(folder, id + end)
        : throw new FigureFileException([$"'{id}' is no id of a figure: lower-case letters, digits and single dashes"]);
}
