using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Figures.Conversion;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Figures.Tests.Files;
using CoOpt.Gpu.Figures.Tests.Svg;

namespace CoOpt.Gpu.Figures.Tests.Conversion;

public sealed partial class RsvgConverterTests
{
    private static readonly string Picture = SvgWriter.Write(Samples.Theory(), new SvgOptions { Theme = Theme.Light });

    [RsvgFact]
    public void A_pdf_has_the_printed_size_and_the_same_bytes_every_time()
    {
        var pdf = Convert(PictureFormat.Pdf);
        Thread.Sleep(1100);

        Assert.Equal(pdf, Convert(PictureFormat.Pdf));
        var text = Encoding.Latin1.GetString(pdf);
        Assert.Contains("(19700101000000", text.Replace("D:", "", StringComparison.Ordinal));
        Assert.Equal(88 / 25.4 * 72, double.Parse(MediaBox().Match(text).Groups[1].Value, CultureInfo.InvariantCulture), 0.1);
    }

    [RsvgFact]
    public void The_date_of_a_pdf_is_that_of_the_environment()
    {
        var pdf = Converter().Convert(Picture, Theme.Light, PictureFormat.Pdf, 0, name => name == "SOURCE_DATE_EPOCH" ? "946684800" : null);

        Assert.Contains("20000101000000", Encoding.Latin1.GetString(pdf));
    }

    [RsvgFact]
    public void A_png_has_the_pixels_that_were_asked_for()
    {
        foreach (var dpi in new[] { 100, 200, 300 })
        {
            var png = Convert(PictureFormat.Png, dpi);

            // Width stands after the signature, and the length and name of the first chunk.
            Assert.Equal((int)Math.Ceiling(88 / 25.4 * dpi), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 1.0);
            Assert.Equal(png, Convert(PictureFormat.Png, dpi));
        }
    }

    [RsvgFact]
    public void What_the_converter_says_is_in_the_error()
    {
        var problem = Assert.Throws<ConversionException>(() => Converter().Convert("<svg", Theme.Light, PictureFormat.Png, 100, _ => null));

        Assert.Matches("rsvg-convert ended with exit code 1: .*(XML|parse)", problem.Message);
    }

    [RsvgFact]
    public void Every_sample_can_be_converted_in_both_themes()
    {
        Assert.All(Samples.All.Values, plot => Assert.All(new[] { Theme.Light, Theme.Dark }, theme => Assert.NotEmpty(
            Converter().Convert(SvgWriter.Write(plot, new SvgOptions { Theme = theme }), theme, PictureFormat.Png, 50, _ => null))));
    }

    [Fact]
    public void Without_the_converter_the_error_says_what_to_install()
    {
        var problem = Assert.Throws<ConversionException>(() => RsvgConverter.Find(_ => null));

        Assert.Contains("rsvg-convert is not on PATH: install it (Debian and Ubuntu: librsvg2-bin", problem.Message);
    }

    [Fact]
    public void A_converter_that_hangs_is_stopped()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new FigureScratch();
        File.WriteAllText(folder["slow"], "#!/bin/sh\nexec sleep 60\n");
        File.SetUnixFileMode(folder["slow"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var problem = Assert.Throws<ConversionException>(() => new RsvgConverter(folder["slow"]) { Timeout = TimeSpan.FromSeconds(0.3) }.Convert(Picture, Theme.Light, PictureFormat.Pdf, 0, _ => null));

        Assert.Contains("has not ended within 0.3 s", problem.Message);
        Assert.Contains("does not start", Assert.Throws<ConversionException>(() => new RsvgConverter(folder["none"]).Convert(Picture, Theme.Light, PictureFormat.Pdf, 0, _ => null)).Message);
    }

    private static RsvgConverter Converter() => RsvgConverter.Find(Environment.GetEnvironmentVariable);

    private static byte[] Convert(PictureFormat format, int dpi = 0) => Converter().Convert(Picture, Theme.Light, format, dpi, _ => null);

    [GeneratedRegex(@"/MediaBox \[ 0 0 ([0-9.]+) ")]
    private static partial Regex MediaBox();
}
