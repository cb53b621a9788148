using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>What was run: the axes of the sweep, every setting, the data, program, device and machine.</summary>
internal static class SweepSection
{
    /// <summary>More points of an axis than this are shown by their ends.</summary>
    private const int PointsShown = 16;

    public static Section Of(RunFacts facts)
    {
        var sweep = facts.Run.Plan.Sweep;
        var axes = sweep.Axes.Select(a => (Axis: a, Factor: new Factor(a, 1, ""))).Select(a => Row(Inline.Code(a.Factor.Name), NumberShown.Of((long)a.Axis.Count), Points(a.Factor.Texts)));
        Block table = sweep.Axes.IsEmpty
            ? new ParagraphBlock("Nothing is swept: a single instance.")
            : new TableBlock("The sweep is the product of these axes; the last varies fastest.", ["axis", new("points", true), "values"], [.. axes]);
        var settings = new TableBlock("", ["setting", "value"], [.. sweep.Settings.Select(s => Row(Inline.Code(s.Key), sweep.SweptKeys.Contains(s.Key) ? "swept" : s.Value.ToString()))]);
        var files = new TableBlock("", ["data file", "SHA-256", new("bytes", true)], [.. sweep.Files.Select(f => Row(f.Name, Inline.Code(f.Sha256), NumberShown.Of(f.Bytes)))]);
        return new Section("sweep", "What was run",
        [
            table,
            .. Environment(facts),
            new DetailsBlock("Every setting, defaults included", [settings, .. sweep.Files.IsEmpty ? (Block[])[] : [files]]),
        ]);
    }

    private static IEnumerable<Block> Environment(RunFacts facts)
    {
        if (facts.Run.Manifest is not { } m)
        {
            return [];
        }

        var rows = new List<ImmutableArray<Inline>>
        {
            Row("program", $"{m.Tool.Name} {m.Tool.Version}" + (m.Tool.Revision is { } revision ? $", revision {revision[..Math.Min(12, revision.Length)]}{(m.Tool.Dirty == true ? " with changes" : "")}" : "")),
            Row("command", Inline.Code(string.Join(' ', m.CommandLine.Select(Argument).Prepend(m.Tool.Name)))),
            Row("plan", Inline.Code(m.PlanSha256)),
            Row("random numbers", $"{m.Generator}, {(m.Seeds.Length == 1 ? "seed" : "seeds")} {Points(m.Seeds)}"),
            Row("device", string.Join(", ", new[] { m.Device.Kind, m.Device.Name, m.Device.Driver, $"{m.Device.LaneWidth} lanes", m.Device.Threads > 0 ? $"{m.Device.Threads} threads" : "" }.Where(t => t.Length > 0))),
            Row("machine", $"{m.Host.OperatingSystem}, {m.Host.Architecture}, {m.Host.Processors} processors, {NumberShown.Of(m.Host.MemoryBytes / Math.Pow(2, 30))} GiB, {m.Host.Runtime}"),
            Row("packages", string.Join(", ", m.Host.Packages.Select(p => $"{p.Key} {p.Value}"))),
            Row("run", string.Create(CultureInfo.InvariantCulture, $"{m.Timings.StartedUtc.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {NumberShown.Of(m.Timings.TotalSeconds)} s; {Work(m)}")),
        };
        return [new TableBlock("Program, device and machine, from manifest.json.", ["", ""], [.. rows])];
    }

    // Of several processes the times are of those that committed shards, the node-steps of the rows, whoever did them: neither is of the other.
    private static string Work(RunManifest manifest)
    {
        var (steps, seconds) = (NumberShown.Of(manifest.Timings.NodeSteps), NumberShown.Of(manifest.Timings.DeviceSeconds));
        var verb = manifest.CommandLine.FirstOrDefault(static a => !a.StartsWith('-'));
        return manifest.Sessions is { Length: > 1 } || verb is "resume" or "merge"
            ? $"{steps} node-steps in the tables; {seconds} s of device time of the processes that committed shards"
            : $"{steps} node-steps in {seconds} s of device time";
    }

    /// <summary>An argument as a shell takes it.</summary>
    private static string Argument(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal)) ? argument : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string Points(ImmutableArray<string> texts) =>
        texts.Length <= PointsShown ? string.Join(" · ", texts) : $"{string.Join(" · ", texts.Take(PointsShown - 4))} · … · {string.Join(" · ", texts[^3..])}";

    private static ImmutableArray<Inline> Row(params ReadOnlySpan<Inline> cells) => [.. cells];
}
