using System.Globalization;
using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Reports;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>
/// An hour of runs. One process runs one long sweep with thousands of shards; another runs, stops and resumes a short one over and over. What they cannot do without must be flat, by a line fitted after the first
/// fifth of the time: the heap after a full collection but for what is kept of each shard, the memory outside of it, open descriptors. Resident memory, which is what the collector makes of it, must stay below a bound.
/// </summary>
public sealed class SoakStorm : IStorm
{
    private const double SampleSeconds = 2, Megabyte = 1e6;

    /// <summary>Runs without which there is nothing to judge, and the seconds they may take on a busy machine.</summary>
    private const int LeastRuns = 2, Patience = 240;

    /// <summary>Bytes that a run may keep of a shard: its record and its parts' entries of the manifest, with their hashes.</summary>
    private const double BytesPerShard = 2500;

    /// <summary>Megabytes an hour by which the live heap may rise beside that, and memory outside of it: what is under way differs from moment to moment, and code is still being compiled and pages touched.</summary>
    private const double HeapPerHour = 1, OutsidePerHour = 20;

    /// <summary>Megabytes that may be resident at any time, beside twice what is kept of the shards: the collector takes room for what it moves.</summary>
    private const double MostResident = 320;

    /// <summary>Descriptors an hour: how many are open differs by a dozen from moment to moment, and one lost with each shard, run or checkpoint would be hundreds.</summary>
    private const double DescriptorsPerHour = 5;

    private const double SecondsPerHour = 3600;

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
        var seconds = weather.Pick(15.0, SecondsPerHour);

        using var trial = weather.Try(StormSpec.Endless);
        using var again = weather.Try(StormSpec.Spread(0.0005, 2, 1));
        using var endless = new Launch(trial.Folder, weather.WatchedRun(trial, weather.Pick(1.0, 20.0)));
        using var many = new Launch(again.Folder, weather.ManyRuns(again));
        var (one, other) = (new List<ProcessSample>(), new List<ProcessSample>());
        while ((many.Elapsed < seconds || (many.Lines < LeastRuns && many.Elapsed < Patience)) && !endless.HasExited && !many.HasExited)
        {
            _ = many.Wait(weather.Pick(0.25, SampleSeconds));
            Add(one, endless);
            Add(other, many);
        }

        endless.Send(Signals.Terminate);
        var ending = endless.End(Trial.Patience);
        var shards = trial.Committed.Count;
        var heap = Heap(ending);
        List<string> problems =
        [
            ending.Code == 85 ? "" : $"the long run ends with {ending.Summary}",
            string.Join(", ", Directory.EnumerateFiles(trial.Folder, ".*.tmp", SearchOption.AllDirectories).Select(f => $"{Path.GetFileName(f)} is left over")),
        ];
        weather.Count(Checks.Join([.. problems, .. Judge(weather, one, heap, BytesPerShard * shards / Megabyte, ending.Seconds)]), "one long run");
        weather.Row("soak", "one long run", $"{shards} shards committed; {Describe(one, heap)}");

        problems = [many.HasExited ? $"ended by itself with {many.End(Trial.Patience).Summary}" : ""];
        many.Send(Signals.Kill);
        var killed = many.End(Trial.Patience);
        heap = Heap(killed);
        var counts = Lines(killed).LastOrDefault()?.Split(' ') ?? ["0", "0", "0"];
        problems.Add(counts[0] != "0" && counts[2] == "0" ? "" : $"{counts[2]} of {counts[0]} runs came out otherwise");
        weather.Count(Checks.Join([.. problems, .. Judge(weather, other, heap, 0, killed.Seconds)]), "runs in one process");
        weather.Row("soak", "runs stops and resumes in one process", $"{counts[0]} runs; {counts[1]} stopped and resumed; {Describe(other, heap)}");
    }

    private static string[] Lines(Ending ending) => ending.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<HeapSample> Heap(Ending ending) => [.. Lines(ending).Select(HeapSample.TryParse).OfType<HeapSample>()];

    private static void Add(List<ProcessSample> samples, Launch launch)
    {
        if (ProcessSample.Of(launch.Id, launch.Elapsed) is { } sample)
        {
            samples.Add(sample);
        }
    }

    // In some seconds a program is still being compiled: only a full soak judges slopes.
    private static string[] Judge(Weather weather, List<ProcessSample> samples, List<HeapSample> heap, double kept, double seconds)
    {
        if (samples.Count < 10 || heap.Count == 0)
        {
            return [$"only {samples.Count} samples of the process and {heap.Count} of its heap"];
        }

        var resident = samples.Max(s => s.ResidentMegabytes);
        var mostResident = MostResident + (2 * kept);
        return
        [
            resident > mostResident ? Text($"{resident:0} MB were resident, and {mostResident:0} may be") : "",
            .. weather.Pick<string[]>([], [Rises("the live heap", Live(heap), HeapPerHour + (kept * SecondsPerHour / seconds)), Rises("memory outside of the heap", Outside(heap), OutsidePerHour), Rises("the number of descriptors", Descriptors(samples), DescriptorsPerHour)]),
        ];
    }

    private static string Rises(string what, Line line, double limit) => line.PerHour > limit ? Text($"{what} rises by {line.PerHour:0.00} an hour, and may by {limit:0.00}") : "";

    private static string Describe(List<ProcessSample> samples, List<HeapSample> heap)
    {
        var (resident, descriptors) = (Line.Through(samples, static s => s.Seconds, static s => s.ResidentMegabytes), Descriptors(samples));
        return Text($"{samples.Count} samples, {heap.Count} of the heap; live heap {Shown(Live(heap), "MB")}; outside {Shown(Outside(heap), "MB")}; resident {Shown(resident, "MB")}; descriptors {Shown(descriptors, "")}");
    }

    private static Line Live(List<HeapSample> heap) => Line.Through(heap, static s => s.Seconds, static s => s.Live / Megabyte);

    private static Line Outside(List<HeapSample> heap) => Line.Through(heap, static s => s.Seconds, static s => s.Outside / Megabyte);

    private static Line Descriptors(List<ProcessSample> samples) => Line.Through(samples, static s => s.Seconds, static s => s.Descriptors);

    private static string Shown(Line line, string unit) => Text($"{line.Mean:0.00} {unit} {line.PerHour:+0.00;-0.00}/h at most {line.Most:0.00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
