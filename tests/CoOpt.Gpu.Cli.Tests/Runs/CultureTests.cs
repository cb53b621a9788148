using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class CultureTests
{
    [Fact]
    public void A_culture_with_decimal_commas_changes_no_byte()
    {
        var plain = Outputs(null);
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        hostile.NumberFormat.NegativeSign = "−";
        hostile.TextInfo.ListSeparator = ";";
        Assert.Equal(plain, Outputs(hostile));
    }

    [Fact]
    public void Locale_and_time_zone_of_the_environment_change_no_byte()
    {
        var plain = OfProcess(ImmutableDictionary<string, string>.Empty);
        var elsewhere = OfProcess(ImmutableDictionary<string, string>.Empty
            .Add("LC_ALL", "tr_TR.UTF-8").Add("LANG", "de_DE.UTF-8").Add("TZ", "Asia/Kathmandu").Add("HOME", "/nowhere"));
        Assert.Equal(plain, elsewhere);
    }

    private static SortedDictionary<string, string> Outputs(CultureInfo? culture)
    {
        using var folder = new TemporaryFolder();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture ?? before;
            var spec = folder.Write("tiny.yaml", SpecTexts.Tiny);
            var result = new CommandRunner { Folder = folder.Path }.Run("run", spec, "--device", "cpu", "--progress", "json");
            Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
            return Tables(folder);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static SortedDictionary<string, string> OfProcess(ImmutableDictionary<string, string> variables)
    {
        using var folder = new TemporaryFolder();
        using var process = new CommandProcess(folder.Path, variables, "run", folder.Write("tiny.yaml", SpecTexts.Tiny), "--device", "cpu");
        var result = process.End();
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        return Tables(folder);
    }

    private static SortedDictionary<string, string> Tables(TemporaryFolder folder)
    {
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in folder.Outputs().Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal)))
        {
            tables.Add(file, File.ReadAllText(Path.Combine(folder.Path, file)));
        }

        Assert.NotEmpty(tables);
        return tables;
    }
}
