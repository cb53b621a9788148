using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>The files of figures: <c>id.csv</c> with the rows plotted, <c>id.svg</c> as drawn from them.</summary>
public static class FigureFolder
{
    /// <summary>Name of the folder of figures within a run's or a result's folder.</summary>
    public const string Name = "figures";

    /// <summary>Writes the files of a figure, each whole or not at all. The folder is made where there is none.</summary>
    /// <exception cref="ResultFileException">A file cannot be written.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static void Write(string folder, Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, plot.Figure.Id);
        WriteFile(path + ".csv", plot.Data.Write);
        WriteFile(path + ".svg", stream => stream.Write(Encoding.UTF8.GetBytes(SvgWriter.Write(plot, new SvgOptions()))));
    }

    private static void WriteFile(string path, Action<Stream> write)
    {
        using var file = new AtomicFileStream(path);
        write(file);
        file.Commit();
    }
}
