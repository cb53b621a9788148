using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Figures.Conversion;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Cli.Figures;

/// <summary>Pictures of kept figures in another format, theme or size, beside the kept ones.</summary>
/// <param name="Format">The format.</param>
/// <param name="Theme">The colours; in PDF and PNG, which cannot follow a display, auto is light.</param>
/// <param name="Size">The width; null for the figure's own.</param>
/// <param name="Dpi">Pixels per inch of a PNG.</param>
internal sealed record FigureVariant(PictureFormat Format, Theme Theme, FigureSize? Size, int Dpi)
{
    /// <summary>Draws the figures into a folder, which is made where there is none.</summary>
    /// <exception cref="CommandException">The converter is missing or fails, or a kept picture would be overwritten.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IEnumerable<FigureOutcome> Write(ImmutableArray<StoredFigure> figures, string folder, Host host)
    {
        var converter = Format == PictureFormat.Svg ? null : Converted(() => RsvgConverter.Find(host.Variable));
        if (Format == PictureFormat.Svg && figures.Any(f => f.Folder == folder))
        {
            throw new CommandException(Fault.Usage, $"--out {RunPaths.Shown(host, folder)} is the folder of kept figures, whose pictures would be overwritten; choose another");
        }

        Directory.CreateDirectory(folder);
        foreach (var figure in figures)
        {
            if (!FigureRebuild.TryRead(figure, host, out var plot, out var problem))
            {
                yield return problem;
                continue;
            }

            // Figures of several folders may have the same id.
            var name = figures.Count(f => f.Id == figure.Id) == 1 ? figure.Id : figure.Address.Replace('/', '-');
            var path = Path.Combine(folder, $"{name}.{Format.ToString().ToLowerInvariant()}");
            AtomicFileStream.WriteAll(path, Bytes(plot, converter, host));
            yield return new FigureOutcome(figure.Address, RunPaths.Shown(host, path), FigureState.Written);
        }
    }

    private byte[] Bytes(Plot plot, RsvgConverter? converter, Host host)
    {
        var sized = Size is { } size ? plot with { Figure = plot.Figure with { Size = size } } : plot;
        var svg = SvgWriter.Write(sized, new SvgOptions { Theme = converter is not null && Theme == Theme.Auto ? Theme.Light : Theme });
        return converter is null ? Encoding.UTF8.GetBytes(svg) : Converted(() => converter.Convert(svg, Theme, Format, Dpi, host.Variable));
    }

    private static T Converted<T>(Func<T> convert)
    {
        try
        {
            return convert();
        }
        catch (ConversionException e)
        {
            throw new CommandException(Fault.Converter, e.Message, e);
        }
    }
}
