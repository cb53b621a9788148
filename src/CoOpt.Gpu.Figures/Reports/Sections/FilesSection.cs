using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>Where the numbers are, how to check and rebuild them, and what each column means.</summary>
internal static class FilesSection
{
    /// <param name="facts">The run.</param>
    /// <param name="folder">Path of the run's folder, relative to the page, with forward slashes; empty for the same.</param>
    public static Section Of(RunFacts facts, string folder)
    {
        string Link(string name) => folder.Length == 0 ? name : $"{folder}/{name}";
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(facts.Run.Folder));
        var files = new List<ImmutableArray<Inline>>
        {
            Row(Inline.To(Link(RunNames.Plan), RunNames.Plan), "the spec, frozen: all that determines the numbers"),
            Row(Inline.To(Link(RunNames.Instances), RunNames.Instances), "one row an instance"),
        };
        if (facts.Run.Manifest is { } manifest)
        {
            files.Insert(1, Row(Inline.To(Link(RunNames.Manifest), RunNames.Manifest), "program, device, machine, timings, and the SHA-256 of every file"));
            files.AddRange(manifest.Outputs.Where(o => RunNames.IsPart(o.Name)).Take(3).Select(o => Row(Inline.To(Link(o.Name), o.Name), o.Name.StartsWith(RunNames.Traces, StringComparison.Ordinal) ? "traces" : "states")));
            if (manifest.Outputs.Count(o => RunNames.IsPart(o.Name)) is > 3 and var parts)
            {
                files.Add(Row("…", $"{parts} parts in all"));
            }
        }

        return new Section("files", "Files and columns",
        [
            new TableBlock("", ["file", "holds"], [.. files]),
            new ParagraphBlock("Type these in the folder that contains the run's folder:"),
            new CodeBlock($"coopt verify {name}             # every file is as it was written\ncoopt rerun {name} --check      # the same bytes again\ncoopt figure --in {name}        # the figures from their CSV"),
            new DetailsBlock("Every column of the tables", [.. Columns(facts)]),
        ]);
    }

    private static IEnumerable<Block> Columns(RunFacts facts) => ColumnReference.Tables.Where(t => !t.Table.StartsWith(RunNames.States, StringComparison.Ordinal)).Select(t => new TableBlock(
        t.Table,
        ["column", "unit", "meaning", "empty where"],
        [.. t.Columns.Where(c => t.Table != RunNames.Instances || facts.Run.Instances.Has(c.Name)).Select(c => Row(Inline.Code(c.Name), c.Unit, c.Meaning, c.Empty))]));

    private static ImmutableArray<Inline> Row(params ReadOnlySpan<Inline> cells) => [.. cells];
}
