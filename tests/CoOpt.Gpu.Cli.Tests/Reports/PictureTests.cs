using System.Buffers.Binary;
using CoOpt.Gpu.Cli.Tests.Guides;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Cli.Tests.Reports.Browsing;

namespace CoOpt.Gpu.Cli.Tests.Reports;

/// <summary>The pictures of the quickstart's report that README.md shows. COOPT_UPDATE_SNAPSHOTS=1 takes them anew; their bytes depend on the machine's name, times and fonts, so only their sizes are compared.</summary>
public sealed class PictureTests
{
    /// <summary>More than this is too much to clone for a picture.</summary>
    private const int LargestBytes = 200_000;

    private static readonly (string Name, string? Section, int Width, int Height)[] Pictures = [("report", null, 1180, 960), ("ablation", "ablation-rho", 960, 940)];

    [FactWith(Chromium.Program)]
    public async Task The_report_of_the_quickstart_looks_as_README_shows()
    {
        using var folder = new TemporaryFolder();
        const string spec = "experiments/01-quickstart/sweep.yaml";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, spec))!);
        File.Copy(Path.Combine(Guide.Root, spec), Path.Combine(folder.Path, spec));

        // As a process of its own: within the test runner, a manifest names the runner's packages.
        using var process = new CommandProcess(folder.Path, new Dictionary<string, string>(), "run", spec, "--progress", "none");
        var run = process.End().Out.TrimEnd('\n');
        Assert.Equal(0, new CommandRunner { Folder = folder.Path }.Run("report", run).ExitCode);
        var page = Path.Combine(folder.Path, run, "report.html");
        using var browser = await Chromium.StartAsync();
        foreach (var (name, section, width, height) in Pictures)
        {
            var taken = new List<byte[]>();
            foreach (var scheme in (string[])["light", "dark"])
            {
                var visit = await PageVisit.OpenAsync(browser, page, width, scheme);
                Assert.Empty(visit.Requests);
                Assert.Empty(visit.Complaints);
                (int Left, int Top) place = section is null ? (0, 0) : ((int)(await visit.EvaluateAsync($"Math.round(document.getElementById('{section}').getBoundingClientRect().left - 20)"))!, (int)(await visit.EvaluateAsync($"Math.round(document.getElementById('{section}').getBoundingClientRect().top + scrollY - 10)"))!);
                var picture = await visit.PictureAsync(place.Left, place.Top, width, height);
                Assert.InRange(picture.Length, 20_000, LargestBytes);
                taken.Add(picture);
                var kept = Path.Combine(Guide.Root, "results", "quickstart", "screenshots", $"{name}-{scheme}.png");
                if (Environment.GetEnvironmentVariable("COOPT_UPDATE_SNAPSHOTS") == "1")
                {
                    await File.WriteAllBytesAsync(kept, picture);
                }

                Assert.Equal((width, height), Size(picture));
                Assert.Equal((width, height), Size(await File.ReadAllBytesAsync(kept)));
                Assert.Contains($"results/quickstart/screenshots/{name}-{scheme}.png", Guide.Read("README.md"), StringComparison.Ordinal);
            }

            Assert.NotEqual(taken[0], taken[1]);
        }
    }

    /// <summary>Width and height stand as big-endian integers in the first chunk (PNG, third edition, 11.2.1).</summary>
    private static (int Width, int Height) Size(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
