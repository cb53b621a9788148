using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Runs on disks (tmpfs) of growing size, so that each write in turn is the one that finds no room; then makes room and goes on.</summary>
public sealed class FullDiskStorm : IStorm
{
    /// <summary>What a tmpfs gives out at once.</summary>
    private const int Page = 4096;

    /// <summary>Sizes after which no run should want more.</summary>
    private const int Largest = 400;

    /// <inheritdoc/>
    public string Name => "full-disk";

    /// <inheritdoc/>
    public string Summary => "runs on small disks until they are full, makes room and resumes";

    /// <inheritdoc/>
    public string? Missing => SmallDisk.Missing;

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var oracle = weather.Expect(StormSpec.Few);
        Fill(weather, oracle, "bytes", weather.Pick(7, 1), n => $"size={n * Page}", $"size={100 << 20}");
        Fill(weather, oracle, "files", weather.Pick(11, 1), n => $"size={100 << 20},nr_inodes={n + 1}", "nr_inodes=100000");
    }

    private static void Fill(Weather weather, Oracle oracle, string what, int step, Func<int, string> small, string large)
    {
        var full = 0;
        for (var n = 1; n < Largest; n += step)
        {
            using var trial = weather.Try(StormSpec.Few);
            using var disk = SmallDisk.Mount(trial.Out, small(n));
            var ending = trial.Finish();
            var isFull = ending.Code != 0;
            full += isFull ? 1 : 0;
            var code = ending.Code is 0 or 5 ? "" : $"ends with {ending.Summary}";
            var place = !isFull || ending.Error.Contains("out", StringComparison.Ordinal) ? "" : $"names no path: {ending.Summary}";
            var before = trial.Committed;

            // Once more on the full disk: nothing may be lost by trying.
            var again = isFull ? trial.Finish() : ending;
            var second = again.Code is 0 or 5 ? "" : $"a second try ends with {again.Summary}";
            var lost = again.Code == 0 ? "" : Checks.Broken(before, trial);
            disk.Resize(large);
            weather.Count(Checks.Join(code, place, second, lost, Checks.GoOn(trial, oracle)), small(n));
            if (!isFull)
            {
                break;
            }
        }

        weather.Row("R8", $"disk full ({what})", $"{full} times full");
    }
}
