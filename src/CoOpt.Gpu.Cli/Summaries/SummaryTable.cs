using System.Globalization;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Outcomes;
using Spectre.Console;
using OutcomeNames = CoOpt.Gpu.Results.Tables.OutcomeNames;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>The end of a run in words: did it work, how fast was it, where are the files, what next.</summary>
internal static class SummaryTable
{
    private const int FailuresShown = 5;

    /// <summary>Writes <paramref name="summary"/> to standard error.</summary>
    public static void Write(RunSummary summary, Host host)
    {
        var console = SpectreConsole.OnError(host);
        var ended = $"{Count(summary.Totals.Instances)} of {Count(summary.Report.Progress.Total)} instances ran to their end";
        host.Error.WriteLine($"{summary.Name}: {ended} in {ProgressText.Duration(summary.Elapsed)}");
        foreach (var failure in summary.Report.Failures.Take(FailuresShown))
        {
            host.Error.WriteLine($"no row: {failure.Message}");
        }

        if (summary.Report.Failures.Length > FailuresShown)
        {
            host.Error.WriteLine($"and {Count(summary.Report.Failures.Length - FailuresShown)} more without a row; the manifest lists them all");
        }

        console.Write(Outcomes(summary.Totals, host.Width >= Layout.ForProse));
        console.Write(Facts(summary));
        host.Error.WriteLine();
        host.Error.WriteLine($"files: {summary.Folder}");
        FileTable.Write(summary.Files, host);
        host.Error.WriteLine($"next: coopt report {summary.Folder}");
    }

    private static Table Outcomes(RunTotals totals, bool prose)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("outcome").AddColumn(new TableColumn("instances").RightAligned())
            .AddColumn(new TableColumn("share").RightAligned());
        table = prose ? table.AddColumn("which means") : table;
        foreach (var (outcome, count) in totals.Outcomes)
        {
            string[] row = [OutcomeNames.Of(outcome), Count(count), Share(count, totals.Instances), Markup.Escape(OutcomeSentence.Of(outcome))];
            table.AddRow(prose ? row : row[..3]);
        }

        return table;
    }

    private static Grid Facts(RunSummary summary)
    {
        var (totals, report) = (summary.Totals, summary.Report);
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn();
        var bounded = totals.Instances - totals.Unbounded;
        if (bounded > 0)
        {
            var within = $"{Count(totals.Within)} of {Count(bounded)} ({Share(totals.Within, bounded)})";
            Add("bound", $"{within} have α < |λ₂|/(L(1 + ρ²/4)); {Count(totals.WithinDiverged)} of them diverged");
        }

        Add("invariants", $"over every step: max |Σx − b| = {Short(totals.FeasibilityMax)}, max ‖Σs − Σs(0)‖∞ = {Short(totals.TrackerDriftMax)}");
        var rate = report.Device.TotalSeconds > 0 ? report.Progress.NodeSteps / report.Device.TotalSeconds : 0;
        var work = $"{ProgressText.Amount(report.Progress.NodeSteps, "node-steps")} in {ProgressText.Duration(report.Device)}";
        Add("speed", $"{ProgressText.Amount(rate, "node-steps/s")}: {work} on {summary.Device.Id} ({summary.Device.Name})");
        if (report.Kernels > default(TimeSpan))
        {
            Add("kernels", $"{ProgressText.Duration(report.Kernels)} without anything around them");
        }

        Add("waited", $"{ProgressText.Duration(report.SetUp)} for set-up, {ProgressText.Duration(report.Output)} for output");
        return grid;

        void Add(string name, string value) => grid.AddRow(name, Markup.Escape(value));
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) => (whole > 0 ? 100d * part / whole : 0).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Short(double value) => value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
