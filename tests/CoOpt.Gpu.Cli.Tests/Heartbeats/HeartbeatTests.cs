using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Cli.Heartbeats;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Tests.Heartbeats;

public class HeartbeatTests
{
    private static readonly Heartbeat First = new()
    {
        Slice = "1/4",
        Attempt = "0123abcd-7-89",
        Process = 7,
        StartedUtc = DateTimeOffset.UnixEpoch,
        Total = 40,
    };

    [Fact]
    public void It_tells_progress_while_a_process_works_and_is_gone_afterwards()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "heartbeats", HeartbeatFolder.FileName(1, First.Attempt));
        using (var writer = new HeartbeatWriter(path, First, 1000, TimeSpan.Zero, TimeSpan.FromMilliseconds(5), Assert.Fail))
        {
            writer.Report(new RunProgress(10, 40, 250, 10, 0, TimeSpan.FromSeconds(3)));
            Assert.True(SpinWait.SpinUntil(() => Read(folder) is [{ Heartbeat.Done: 10 }], TimeSpan.FromSeconds(20)));
            var pulse = Read(folder).Single();
            Assert.Equal(("1/4", 40, 250, 9), (pulse.Heartbeat.Slice, pulse.Heartbeat.Total, pulse.Heartbeat.NodeSteps, pulse.Heartbeat.SecondsLeft));
            Assert.False(pulse.IsStale);
        }

        Assert.Empty(Read(folder));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_run_of_a_moment_writes_none()
    {
        using var folder = new TemporaryFolder();
        new HeartbeatWriter(Path.Combine(folder.Path, "heartbeats", "x.json"), First, 1, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), Assert.Fail).Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void One_that_cannot_be_written_is_told_once_and_stops_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("heartbeats", "a file, no folder");
        var warnings = new List<string>();
        using (var writer = new HeartbeatWriter(Path.Combine(folder.Path, "heartbeats", "x.json"), First, 1, TimeSpan.Zero, TimeSpan.FromMilliseconds(1), warnings.Add))
        {
            Assert.True(SpinWait.SpinUntil(() => writer.Missed > 1, TimeSpan.FromSeconds(60)));
        }

        Assert.Single(warnings);
        Assert.Contains("heartbeats", warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(-100, false, false)]
    [InlineData(89, false, false)]
    [InlineData(91, false, true)]
    [InlineData(1, true, true)]
    public void Its_process_is_taken_for_dead_after_three_intervals_or_when_it_is_known_to_be(int seconds, bool isKnownDead, bool isStale)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "heartbeats"));
        File.WriteAllBytes(Path.Combine(folder.Path, "heartbeats", "00001-a.json"), HeartbeatJson.Write(First with { WrittenUtc = DateTimeOffset.UnixEpoch }));
        var pulse = HeartbeatFolder.Read(Path.Combine(folder.Path, "heartbeats"), DateTimeOffset.UnixEpoch.AddSeconds(seconds), _ => isKnownDead).Single();
        Assert.Equal(isStale, pulse.IsStale);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"version":2,"slice":"0/1","attempt":"a","process":1,"startedUtc":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"version":1,"slice":"0/1","attempt":"a","process":1,"startedUtc":"2026-01-01T00:00:00Z","extra":1}""")]
    [InlineData("""{"version":1,"slice":null,"attempt":"a","process":1,"startedUtc":"2026-01-01T00:00:00Z"}""")]
    public void What_is_no_heartbeat_of_this_version_is_left_out(string text) => Assert.Null(HeartbeatJson.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Numbers_of_the_job_are_those_of_the_environment_where_they_are_fit_to_print()
    {
        var variables = new Dictionary<string, string> { ["SLURM_JOB_ID"] = "4711", ["SLURM_ARRAY_TASK_ID"] = "\e[2J", ["JOB_COMPLETION_INDEX"] = "3" };
        var heartbeat = HeartbeatOrigin.Add(First, Terminals.Host(80) with { Variable = variables.GetValueOrDefault });
        Assert.Equal(("4711", null, "3"), (heartbeat.SlurmJob, heartbeat.SlurmTask, heartbeat.CompletionIndex));
    }

    private static ImmutableArray<Pulse> Read(TemporaryFolder folder) =>
        HeartbeatFolder.Read(Path.Combine(folder.Path, "heartbeats"), DateTimeOffset.UtcNow, _ => false);
}
