using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;

namespace CoOpt.Gpu.Figures.Conversion;

/// <summary>Converts SVG by the program rsvg-convert of librsvg. The same picture gives the same bytes from the same version of it, with the same fonts.</summary>
/// <param name="program">The program's path.</param>
public sealed class RsvgConverter(string program)
{
    /// <summary>Pixels per inch of a PNG unless said otherwise: what a page at arm's length can show.</summary>
    public const int UsualDpi = 200;

    private const string ProgramName = "rsvg-convert";

    // The variable that reproducible builds agree on: seconds since 1970 that stand for the date of what is made. PDFs carry a date.
    private const string Epoch = "SOURCE_DATE_EPOCH";

    // A figure of 20,000 points takes a second.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How long a conversion may take.</summary>
    public TimeSpan Timeout { get; init; } = Patience;

    /// <summary>The converter on PATH.</summary>
    /// <param name="variable">The environment: the value of a variable, null where it is not set.</param>
    /// <exception cref="ConversionException">It is not installed.</exception>
    public static RsvgConverter Find(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string[] names = OperatingSystem.IsWindows() ? [ProgramName + ".exe"] : [ProgramName];
        var found = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        return new RsvgConverter(found
            ?? throw new ConversionException($"{ProgramName} is not on PATH: install it (Debian and Ubuntu: librsvg2-bin, Fedora: librsvg2-tools, macOS: librsvg of Homebrew), or take --format svg"));
    }

    /// <summary>The picture as PDF or PNG. A PDF's date is that of SOURCE_DATE_EPOCH, or 1970 where that is not set.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="theme">Its theme, whose ground fills what an edge takes of a pixel.</param>
    /// <param name="format">PDF or PNG.</param>
    /// <param name="dpi">Pixels per inch of a PNG.</param>
    /// <param name="variable">The environment, as for <see cref="Find"/>.</param>
    /// <exception cref="ConversionException">The converter failed, took too long, or cannot be started.</exception>
    public byte[] Convert(string svg, Theme theme, PictureFormat format, int dpi, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var resolution = dpi.ToString(CultureInfo.InvariantCulture);
        string[] arguments = format switch
        {
            PictureFormat.Pdf => ["--format=pdf", "--unlimited"],
            PictureFormat.Png => ["--format=png", "--unlimited", "--dpi-x=" + resolution, "--dpi-y=" + resolution, "--background-color=" + (theme == Theme.Dark ? Palette.Ground.Dark : Palette.Ground.Light)],
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "pdf or png"),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[Epoch] = variable(Epoch) is { Length: > 0 } epoch ? epoch : "0";
        try
        {
            using var process = Process.Start(start) ?? throw new ConversionException($"{program} does not start");
            return Run(process, Encoding.UTF8.GetBytes(svg));
        }
        catch (Win32Exception e)
        {
            throw new ConversionException($"{program} does not start: {e.Message}", e);
        }
    }

    private byte[] Run(Process process, byte[] svg)
    {
        // All three streams at once: a full pipe would stop both sides.
        using var output = new MemoryStream();
        var read = process.StandardOutput.BaseStream.CopyToAsync(output);
        var said = process.StandardError.ReadToEndAsync();
        var fed = FeedAsync(process, svg);
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new ConversionException(FormattableString.Invariant($"{program} has not ended within {Timeout.TotalSeconds} s"));
        }

        Task.WaitAll(read, said, fed);
        return process.ExitCode == 0 && output.Length > 0 ? output.ToArray()
            : throw new ConversionException(FormattableString.Invariant($"{program} ended with exit code {process.ExitCode}: {(said.Result.Length > 0 ? said.Result.Trim() : "it said nothing")}"));
    }

    private static async Task FeedAsync(Process process, byte[] svg)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(svg).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A converter that ends before it has read everything says why on its own.
        }
    }
}
