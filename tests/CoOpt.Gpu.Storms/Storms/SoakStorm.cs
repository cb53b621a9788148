using System.Globalization;
using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>
/// An hour of runs. One process runs one long sweep with thousands of shards; another runs, stops and resumes a short one over and over. Resident memory and open descriptors of both
/// must be flat: a line fitted to them after the first fifth of the time may not rise.
/// </summary>
public sealed class SoakStorm : IStorm
{
    private const double SampleSeconds = 2;

    /// <summary>Runs without which there is nothing to judge, and the seconds they may take on a busy machine.</summary>
    private const int LeastRuns = 2, Patience = 240;

    /// <summary>Megabytes an hour by which memory may rise: what the collector's moods make of a flat one.</summary>
    private const double MemoryPerHour = 10;

    /// <summary>Descriptors an hour.</summary>
    private const double DescriptorsPerHour = 1;

    /// <inheritdoc/>
    public string Name => "soak";

    /// <inheritdoc/>
    public string Summary => "runs, stops and resumes for an hour and watches memory and descriptors";

    /// <inheritdoc/>
    public string? Missing => OperatingSystem.IsLinux() ? null : "memory and descriptors are read from /proc";

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var seconds = weather.Pick(15.0, 3600.0);

        // Far more than it can do in the time.
        using var trial = weather.Try(StormSpec.Spread(0.002, 100_000, 1));
        using var again = weather.Try(StormSpec.Spread(0.0005, 2, 1));
        using var endless = trial.Start(["--yes", .. weather.OftenSaved]);
        using var many = new Launch(again.Folder, weather.ManyRuns(again));
        var (one, other) = (new List<ProcessSample>(), new List<ProcessSample>());
        while ((many.Elapsed < seconds || (many.Lines < LeastRuns && many.Elapsed < Patience)) && !endless.HasExited && !many.HasExited)
        {
            _ = many.Wait(weather.Pick(0.25, SampleSeconds));
            Add(one, endless);
            Add(other, many);
        }

        var problems = new List<string>();
        endless.Send(Signals.Terminate);
        var ending = endless.End(Trial.Patience);
        var shards = trial.Committed.Count;
        problems.Add(ending.Code == 85 ? "" : $"the long run ends with {ending.Summary}");
        problems.Add(string.Join(", ", Directory.EnumerateFiles(trial.Folder, ".*.tmp", SearchOption.AllDirectories).Select(f => $"{Path.GetFileName(f)} is left over")));
        weather.Count(Checks.Join([.. problems, .. Judge(weather, one)]), "one long run");
        weather.Row("soak", "one long run", $"{shards} shards committed; {Describe(one)}");

        problems = [many.HasExited ? $"ended by itself with {many.End(Trial.Patience).Summary}" : ""];
        many.Send(Signals.Kill);
        var counts = many.End(Trial.Patience).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.Split(' ') ?? ["0", "0", "0"];
        problems.Add(counts[0] != "0" && counts[2] == "0" ? "" : $"{counts[2]} of {counts[0]} runs came out otherwise");
        weather.Count(Checks.Join([.. problems, .. Judge(weather, other)]), "runs in one process");
        weather.Row("soak", "runs stops and resumes in one process", $"{counts[0]} runs; {counts[1]} stopped and resumed; {Describe(other)}");
    }

    private static void Add(List<ProcessSample> samples, Launch launch)
    {
        if (ProcessSample.Of(launch.Id, launch.Elapsed) is { } sample)
        {
            samples.Add(sample);
        }
    }

    private static List<ProcessSample> Settled(List<ProcessSample> samples) => samples[(samples.Count / 5)..];

    // In some seconds a program is still being compiled: only a full soak judges slopes.
    private static string[] Judge(Weather weather, List<ProcessSample> samples)
    {
        if (samples.Count < 10 || !weather.Pick(false, true))
        {
            return samples.Count < 10 ? [$"only {samples.Count} samples"] : [];
        }

        var memory = ProcessSample.Fit(Settled(samples), s => s.ResidentMegabytes);
        var descriptors = ProcessSample.Fit(Settled(samples), s => s.Descriptors);
        return
        [
            memory.PerHour > MemoryPerHour ? string.Create(CultureInfo.InvariantCulture, $"memory rises by {memory.PerHour:0.0} MB an hour") : "",
            descriptors.PerHour > DescriptorsPerHour ? string.Create(CultureInfo.InvariantCulture, $"descriptors rise by {descriptors.PerHour:0.0} an hour") : "",
        ];
    }

    private static string Describe(List<ProcessSample> samples)
    {
        var settled = Settled(samples);
        var (memory, descriptors) = (ProcessSample.Fit(settled, s => s.ResidentMegabytes), ProcessSample.Fit(settled, s => s.Descriptors));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{samples.Count} samples; memory {memory.Mean:0.0} MB {memory.PerHour:+0.00;-0.00} MB/h at most {samples.Max(s => s.ResidentMegabytes):0.0}; descriptors {descriptors.Mean:0.0} {descriptors.PerHour:+0.00;-0.00}/h at most {samples.Max(s => s.Descriptors)}");
    }
}
