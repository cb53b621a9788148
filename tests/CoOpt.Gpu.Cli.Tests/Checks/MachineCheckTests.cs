using CoOpt.Gpu.Cli.Checks;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Cli.Tests.Checks;

/// <summary>What doctor says of machines that are not as this one.</summary>
public class MachineCheckTests
{
    private const string Limits =
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max file size             SIZE                 unlimited            bytes
        Max open files            FILES                20000                files
        """;

    [Fact]
    public void This_machine_has_the_known_bits_in_every_lane() => Assert.All(LaneCheck.Run(), r => Assert.Equal((CheckStatus.Ok, ""), (r.Status, r.Advice)));

    [Fact]
    public void One_wrong_lane_is_named()
    {
        var result = LaneCheck.Judge("float64", 7, [("scalar", 0, 7), ("512-bit", 2, 7), ("512-bit", 3, 8)]);
        Assert.Equal((CheckStatus.Fail, ExitCode.Internal), (result.Status, result.ExitCode));
        Assert.Contains("512-bit lane 3", result.Finding);
        Assert.DoesNotContain("lane 2", result.Finding);
        Assert.NotEmpty(result.Advice);
    }

    [Theory]
    [InlineData("unlimited", "unlimited", null, null, "files:Ok file-size:Ok")]
    [InlineData("1048576", "64", null, null, "files:Warn file-size:Warn")]
    [InlineData("unlimited", "20000", "max\n", "5\n", "files:Ok file-size:Ok")]
    [InlineData("unlimited", "20000", "9223372036854771712\n", "5\n", "files:Ok file-size:Ok")]
    [InlineData("unlimited", "20000", "4294967296\n", "1048576\n", "files:Ok file-size:Ok group:Ok")]
    [InlineData("unlimited", "20000", "4294967296\n", "4284967296\n", "files:Ok file-size:Ok group:Warn")]
    public void Limits_of_the_system(string size, string files, string? most, string? used, string expected)
    {
        var results = LimitCheck.Judge(Limits.Replace("SIZE", size).Replace("FILES", files), most, used).ToList();
        Assert.Equal(expected, string.Join(' ', results.Select(r => $"{r.Name}:{r.Status}")));
        Assert.All(results, r => Assert.Equal(r.Status == CheckStatus.Ok, r.Advice.Length == 0));
    }

    [Fact]
    public void A_system_that_does_not_tell_gets_no_line() => Assert.Empty(LimitCheck.Judge(null, null, null));

    [Theory]
    [InlineData("SigBlk:\t0000000000000000\nSigIgn:\t0000000000001000\n", true, "Ok", "")]
    [InlineData("SigBlk:\t0000000000000000\nSigIgn:\t0000000000000002\n", true, "Warn", "SIGINT")]
    [InlineData("SigBlk:\t0000000000004000\nSigIgn:\t0000000000000001\n", true, "Warn", "SIGHUP, SIGTERM")]
    [InlineData("", false, "Fail", "not heard")]
    public void Signals_that_do_not_come_through(string status, bool isHeard, string verdict, string finding)
    {
        var result = SignalCheck.Judge(status, isHeard);
        Assert.Equal(verdict, result.Status.ToString());
        Assert.Contains(finding, result.Finding);
    }

    [Fact]
    public void A_clock_that_is_wrong()
    {
        var now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(CheckStatus.Ok, ClockCheck.Judge(now, now.AddDays(-3), now.AddSeconds(1)).Status);
        Assert.Equal(CheckStatus.Ok, ClockCheck.Judge(now, now.AddDays(-3), null).Status);
        Assert.Contains("before", ClockCheck.Judge(now, now.AddDays(3), now).Finding);
        Assert.Contains("away", ClockCheck.Judge(now, now.AddDays(-3), now.AddMinutes(-5)).Finding);
    }

    [Theory]
    [InlineData(true, true, true, true, "ext4", false, "sync:Ok links:Ok locks:Ok")]
    [InlineData(false, true, true, true, "ext4", false, "sync:Warn links:Ok locks:Ok")]
    [InlineData(true, false, true, true, "ext4", false, "sync:Warn links:Ok locks:Ok")]
    [InlineData(true, true, false, false, "nfs", true, "sync:Ok links:Warn locks:Warn network:Warn")]
    [InlineData(true, true, true, true, "tmpfs", false, "sync:Ok links:Ok locks:Ok memory-disk:Warn")]
    public void File_systems_that_lack_something(bool file, bool folder, bool links, bool locks, string format, bool isRemote, string expected)
    {
        var results = DiskCheck.Judge(new FolderAbilities(file, folder, links, locks), format, isRemote, "runs").ToList();
        Assert.Equal(expected, string.Join(' ', results.Select(r => $"{r.Name}:{r.Status}")));
        Assert.All(results, r => Assert.Equal(r.Status == CheckStatus.Ok, r.Advice.Length == 0));
    }

    [Fact]
    public void Every_form_of_links_and_integrators_is_among_those_tried()
    {
        var forms = FormCheck.Forms.Select(f => (f.Draft.Settings.Links.Coupling, f.Draft.Settings.Links.EffectiveQuantizer, f.Draft.Settings.Links.Rounding, f.Draft.Settings.Method.Stepper)).ToList();
        Assert.Equal(15, forms.Distinct().Count());
    }
}
