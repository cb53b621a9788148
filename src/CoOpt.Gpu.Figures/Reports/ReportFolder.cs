using System.Text;
using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Figures.Reports;

/// <summary>The files of a report: report.html, report.md and figures/.</summary>
public static class ReportFolder
{
    /// <summary>The page for a browser.</summary>
    public const string Html = "report.html";

    /// <summary>The page as Markdown.</summary>
    public const string Markdown = "report.md";

    /// <summary>Writes the report into <paramref name="folder"/>, which is made where there is none: figures first, so that no page links to what is not there.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Directory.CreateDirectory(folder);
        foreach (var plot in page.Plots)
        {
            FigureFolder.Write(Path.Combine(folder, FigureFolder.Name), plot);
        }

        AtomicFileStream.WriteAll(Path.Combine(folder, Html), Encoding.UTF8.GetBytes(HtmlWriter.Write(page, FigureFolder.Name)));
        AtomicFileStream.WriteAll(Path.Combine(folder, Markdown), Encoding.UTF8.GetBytes(MarkdownWriter.Write(page, FigureFolder.Name)));
    }
}
