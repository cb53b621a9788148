using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Results.Tests.Plans;

public sealed class SweepPlanTests
{
    private const string Generator = "philox4x32-10/1";

    private static readonly ResolvedSweep Sweep = Samples.Sweep(
        "sample",
        Samples.Axis("method.alpha", SettingValue.Of("0.5 * bound"), SettingValue.Of(0.1), SettingValue.Of(double.PositiveInfinity)),
        new Axis(["links.rho", "links.quantizer"], [[SettingValue.Of(0.125), SettingValue.Of("log")], [SettingValue.None, SettingValue.Of("none")]]),
        Samples.Axis("problem.cpu.box", SettingValue.Of([SettingValue.Of(0.0), SettingValue.Of(-0.0), SettingValue.Of(true)])));

    [Fact]
    public void The_bytes_hold_all_that_determines_numbers_and_no_path()
    {
        var text = Encoding.UTF8.GetString(Bytes(Sweep));
        Assert.Contains("\"generator\": \"philox4x32-10/1\"", text, StringComparison.Ordinal);
        Assert.Contains("\"method.alpha\": \"0.5 * bound\"", text, StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), text, StringComparison.Ordinal);
        Assert.DoesNotContain("somewhere", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void The_hash_is_of_the_bytes_and_names_the_folder()
    {
        var plan = SweepPlan.Of(Sweep, Generator);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Bytes(Sweep))), plan.Hash);
        Assert.Equal(plan.Hash[..8], plan.ShortHash);
    }

    [Fact]
    public void It_reads_back_to_the_same_sweep()
    {
        var plan = SweepPlan.Parse(Bytes(Sweep));
        Assert.Equal(SweepPlan.Of(Sweep, Generator).Hash, plan.Hash);
        Assert.Equal(Sweep.Settings, plan.Sweep.Settings);
        for (var i = 0L; i < Sweep.Count; i++)
        {
            Assert.Equal(Sweep.ValuesAt(i).AsEnumerable(), plan.Sweep.ValuesAt(i).AsEnumerable());
        }
    }

    [Fact]
    public void Paths_of_data_files_do_not_matter_and_their_content_does()
    {
        Assert.Equal(Hash(Sweep), Hash(Sweep with { Files = [Sweep.Files[0] with { Path = "/elsewhere/e.csv" }] }));
        Assert.NotEqual(Hash(Sweep), Hash(Sweep with { Files = [Sweep.Files[0] with { Sha256 = new string('b', 64) }] }));
    }

    [Fact]
    public void Every_change_changes_the_hash()
    {
        ResolvedSweep[] changed =
        [
            Sweep with { Schema = 2 },
            Sweep with { Name = "other" },
            Sweep with { Settings = Sweep.Settings.SetItem("links.rho", SettingValue.Of(Math.BitIncrement(0.125))) },
            Sweep with { Settings = Sweep.Settings.SetItem("links.rho", SettingValue.Of("0.125")) },
            Sweep with { Settings = Sweep.Settings.Remove("links.rho") },
            Sweep with { Axes = Sweep.Axes.RemoveAt(0) },
            Sweep with { Axes = [Sweep.Axes[1], Sweep.Axes[0], Sweep.Axes[2]] },
            Sweep with { Axes = Sweep.Axes.SetItem(0, Samples.Axis("method.alpha", SettingValue.Of("0.5 * bound"), SettingValue.Of(0.1), SettingValue.Of("inf"))) },
            Sweep with { Axes = Sweep.Axes.SetItem(2, Samples.Axis("problem.cpu.box", SettingValue.Of([SettingValue.Of(0.0), SettingValue.Of(0.0), SettingValue.Of(true)]))) },
            Sweep with { Files = [] },
            Sweep with { Files = [Sweep.Files[0] with { Bytes = 13 }] },
        ];
        Assert.Equal(changed.Length + 1, changed.Append(Sweep).Select(Hash).Distinct().Count());
        Assert.NotEqual(Hash(Sweep), SweepPlan.Of(Sweep, "philox4x32-10/2").Hash);
    }

    [Fact]
    public void The_order_in_which_settings_were_added_does_not_matter()
    {
        var reversed = Sweep.Settings.Reverse().Aggregate(ImmutableSortedDictionary.Create<string, SettingValue>(StringComparer.Ordinal), (d, s) => d.Add(s.Key, s.Value));
        Assert.Equal(Hash(Sweep), Hash(Sweep with { Settings = reversed }));
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\":  1")]
    [InlineData("\"plan\": 1", "\"plan\": 2")]
    [InlineData("\"plan\": 1", "\"plan\": \"1\"")]
    [InlineData("\"axes\"", "\"axis\"")]
    [InlineData("{\n", "")]
    public void An_edited_or_foreign_plan_is_refused(string from, string to)
    {
        var text = Encoding.UTF8.GetString(Bytes(Sweep));
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);
        _ = Assert.Throws<FormatException>(() => SweepPlan.Parse(Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..])));
    }

    private static byte[] Bytes(ResolvedSweep sweep) => [.. SweepPlan.Of(sweep, Generator).Bytes];

    private static string Hash(ResolvedSweep sweep) => SweepPlan.Of(sweep, Generator).Hash;
}
