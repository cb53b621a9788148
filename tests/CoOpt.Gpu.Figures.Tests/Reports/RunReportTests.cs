using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Reports;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Figures.Tests.Reports;

/// <summary>Numbers of a report's tables against the rows, counted and sorted by plain loops.</summary>
public sealed class RunReportTests
{
    private static readonly string[] Outcomes = ["converged", "stalled", "diverged", "non-finite"];

    private static readonly double[] Rhos = [0.125, 0.25, 0.5];

    private static RunData Run() => SweptRun.Of(
        "sample",
        [("links.rho", Rhos), ("seed", [0, 1, 2, 3, 4, 5, 6, 7, 8])],
        [],
        k => k != 4,
        k => Outcomes[k * 7 % 4],
        ("alpha", (k, _) => (k * 5 % 11) - 1),
        ("bound_printed", (k, _) => k % 6 == 0 ? double.NaN : k % 7),
        ("bound_half", (k, _) => k % 5),
        ("bound_exact", (k, _) => k % 4),
        ("tightness", (k, _) => k),
        ("distance", (k, v) => Math.Exp(-k % 13) * v["links.rho"]),
        ("cost_gap", (k, _) => (k % 3) - 1.5),
        ("steps_to_tolerance", (k, _) => k % 4 == 1 ? double.NaN : 100 + (k * 17 % 23)),
        ("outcome_step", (k, _) => k),
        ("step_size", (k, _) => 0.1),
        ("rate_predicted", (k, _) => double.NaN),
        ("within_printed", (k, _) => double.NaN),
        ("feasibility_max", (k, _) => 1e-15 * k),
        ("tracker_drift_max", (k, _) => 1e-16 * k));

    private static IEnumerable<TableBlock> Tables(Section section) => section.Blocks.OfType<TableBlock>().Concat(section.Parts.SelectMany(Tables));

    private static TableBlock Table(string start) => RunReport.Build(Run()).Sections.SelectMany(Tables).Single(t => t.Caption.StartsWith(start, StringComparison.Ordinal));

    private static double Quantile(double[] sorted, double q)
    {
        var at = q * (sorted.Length - 1);
        var low = (int)Math.Floor(at);
        return sorted[low] + ((at - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }

    [Theory]
    [InlineData("printed", "bound_printed")]
    [InlineData("half", "bound_half")]
    [InlineData("exact sector", "bound_exact")]
    public void Outcomes_are_counted_on_both_sides_of_a_bound(string form, string column)
    {
        var (run, table) = (Run(), Table("How instances ended"));
        var (alpha, bound, outcome) = (run.Instances.Numbers("alpha"), run.Instances.Numbers(column), run.Instances.Texts("outcome"));
        foreach (var side in (string[])["below", "at or above"])
        {
            var row = table.Rows.Single(r => r[0].Text == form && r[2].Text == side);
            var all = 0;
            foreach (var (k, head) in table.Columns.Index().Skip(4))
            {
                var expected = 0;
                for (var i = 0; i < run.Instances.Rows; i++)
                {
                    expected += (side == "below" ? alpha[i] < bound[i] : alpha[i] >= bound[i]) && outcome[i] == head.Name ? 1 : 0;
                }

                all += expected;
                Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), row[k].Text);
            }

            Assert.Equal(all.ToString(CultureInfo.InvariantCulture), row[3].Text);
        }
    }

    [Fact]
    public void Divergence_below_the_bound_is_listed_instance_by_instance()
    {
        var run = Run();
        var (alpha, bound, outcome) = (run.Instances.Numbers("alpha"), run.Instances.Numbers("bound_exact"), run.Instances.Texts("outcome"));
        var expected = Enumerable.Range(0, run.Instances.Rows).Where(r => alpha[r] < bound[r] && outcome[r] is "diverged" or "non-finite").Select(r => run.Instances.Numbers("instance")[r].ToString(CultureInfo.InvariantCulture)).ToArray();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Table("Diverged although").Rows.Select(r => r[0].Text));
    }

    [Fact]
    public void Medians_and_quartiles_of_a_point_are_those_of_its_rows()
    {
        var (run, table) = (Run(), Table("Over everything else"));
        var at = table.Columns.IndexOf(table.Columns.Single(c => c.Name == "distance to y*"));
        Assert.Equal(Rhos.Length, table.Rows.Length);
        foreach (var (rho, row) in Rhos.Zip(table.Rows))
        {
            var sorted = Enumerable.Range(0, run.Instances.Rows).Where(r => run.Instances.Numbers("links.rho")[r] == rho).Select(r => run.Instances.Numbers("distance")[r]).Order().ToArray();
            Assert.Equal(rho.ToString(CultureInfo.InvariantCulture), row[0].Text);
            Assert.Equal(sorted.Length.ToString(CultureInfo.InvariantCulture), row[1].Text);
            Assert.Equal(NumberShown.Of(Quantile(sorted, 0.5)), row[at].Text);
            Assert.Equal($"{NumberShown.Of(Quantile(sorted, 0.25))} … {NumberShown.Of(Quantile(sorted, 0.75))}", row[at].Note);
        }
    }

    [Fact]
    public void Instances_that_never_reached_the_tolerance_count_as_the_slowest()
    {
        var (run, table) = (Run(), Table("Over everything else"));
        var at = table.Columns.IndexOf(table.Columns.Single(c => c.Name == "steps to tolerance"));
        foreach (var (rho, row) in Rhos.Zip(table.Rows))
        {
            var steps = Enumerable.Range(0, run.Instances.Rows).Where(r => run.Instances.Numbers("links.rho")[r] == rho).Select(r => run.Instances.Numbers("steps_to_tolerance")[r]).ToArray();

            // The smallest number that at least half of all are at or below.
            var median = steps.Where(s => !double.IsNaN(s)).Where(s => 2 * steps.Count(t => t <= s) >= steps.Length).Min();
            Assert.Equal(NumberShown.Of(median), row[at].Text);
            Assert.EndsWith($"{NumberShown.Percent(steps.Count(s => !double.IsNaN(s)), steps.Length)} reached", row[at].Note, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1E+09 node-steps in 2 s of device time", "run", 1)]
    [InlineData("1E+09 node-steps in the tables; 2 s of device time of the processes that committed shards", "run", 2)]
    [InlineData("1E+09 node-steps in the tables; 2 s of device time of the processes that committed shards", "resume", 1)]
    public void Work_and_time_are_joined_only_where_one_process_did_all(string expected, string verb, int sessions)
    {
        var (run, device) = (Run(), new DeviceIdentity("cpu", "8 × 64 bit", "", 8, 4));
        var manifest = new RunManifest
        {
            Tool = ToolIdentity.Of(typeof(RunReportTests).Assembly),
            CommandLine = [verb, "sample"],
            PlanSha256 = run.Plan.Hash,
            Generator = run.Plan.Generator,
            Seeds = ["0"],
            Device = device,
            Host = HostIdentity.Current(),
            Timings = new RunTimings { StartedUtc = default, EndedUtc = default, TotalSeconds = 3, DeviceSeconds = 2, PreparationSeconds = 0, OutputSeconds = 0, NodeSteps = 1e9 },
            Outcomes = ImmutableSortedDictionary<string, long>.Empty,
            Sessions = sessions > 1 ? [.. Enumerable.Range(0, sessions).Select(k => new ManifestSession(default, k, 1, device))] : null,
        };
        var page = MarkdownWriter.Write(RunReport.Build(new RunData(run.Folder, run.Plan, manifest, run.Instances)), "figures");
        Assert.Contains(expected.Replace("1E+09", NumberShown.Of(1e9), StringComparison.Ordinal), page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_run_gives_the_same_pages()
    {
        var (a, b) = (RunReport.Build(Run()), RunReport.Build(Run()));
        Assert.Equal(HtmlWriter.Write(a, "figures"), HtmlWriter.Write(b, "figures"));
        Assert.Equal(MarkdownWriter.Write(a, "figures"), MarkdownWriter.Write(b, "figures"));
    }
}
