using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>Single instances with their swept values and the command that runs one of them again.</summary>
internal static class InstanceTable
{
    public static TableBlock Of(RunFacts facts, string caption, ImmutableArray<int> rows, ImmutableArray<(string Name, Func<int, string> Cell)> columns) => new(
        caption,
        [new TableHead("instance", true), .. facts.Factors.Select(f => new TableHead(f.Name)), .. columns.Select(c => new TableHead(c.Name, true)), "outcome", "run it again"],
        [.. rows.Select(r => (ImmutableArray<Inline>)
        [
            facts.Instances[r].ToString(CultureInfo.InvariantCulture),
            .. facts.Factors.Select(f => (Inline)f.Texts[f.PointOf(facts.Instances[r])]),
            .. columns.Select(c => (Inline)c.Cell(r)),
            facts.Outcomes[r],
            Inline.Code(Command(facts, facts.Instances[r])),
        ])]);

    /// <summary>The command, typed in the folder that holds the run's.</summary>
    public static string Command(RunFacts facts, long instance) =>
        string.Create(CultureInfo.InvariantCulture, $"coopt rerun {Path.GetFileName(Path.TrimEndingDirectorySeparator(facts.Run.Folder))} --instance {instance}");
}
