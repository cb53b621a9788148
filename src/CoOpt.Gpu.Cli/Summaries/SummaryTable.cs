using System.Globalization;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Runs;
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
        var (console, ledger) = (SpectreConsole.OnError(host), summary.Ledger);
        var name = summary.Slice is { } slice ? $"{summary.Name}, slice {slice}" : summary.Name;
        var sessions = ledger.Sessions.Length > 1 ? $", by {Count(ledger.Sessions.Length)} processes one after the other or side by side" : "";
        host.Error.WriteLine($"{name}: {Count(ledger.Totals.Instances)} of {Count(summary.Total)} instances ran to their end in {ProgressText.Duration(summary.Work.Wall)}{sessions}");
        foreach (var failure in ledger.Failures.Take(FailuresShown))
        {
            host.Error.WriteLine($"no row: {failure.Message}");
        }

        if (ledger.Failures.Length > FailuresShown)
        {
            host.Error.WriteLine($"and {Count(ledger.Failures.Length - FailuresShown)} more without a row; the manifest lists them all");
        }

        console.Write(Outcomes(ledger, host.Width >= Layout.ForProse));
        console.Write(Facts(summary));
        host.Error.WriteLine();
        host.Error.WriteLine($"files: {summary.Folder}");
        if (summary.Slice is not null)
        {
            var left = summary.Left == 1 ? "1 shard of the run is" : $"{Count(summary.Left)} shards of the run are";
            host.Error.WriteLine(summary.Left > 0 ? $"{left} not done yet; next: coopt status {GoOn.Word(summary.Folder)}" : $"every shard is done; next: coopt merge {GoOn.Word(summary.Folder)}");
            return;
        }

        FileTable.Write(summary.Files, host);
        host.Error.WriteLine($"next: coopt report {summary.Folder}");
    }

    private static Table Outcomes(RunLedger ledger, bool prose)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("outcome").AddColumn(new TableColumn("instances").RightAligned())
            .AddColumn(new TableColumn("share").RightAligned());
        table = prose ? table.AddColumn("which means") : table;
        foreach (var outcome in Enum.GetValues<Outcome>().Where(o => ledger.Count(o) > 0))
        {
            var count = ledger.Count(outcome);
            string[] row = [OutcomeNames.Of(outcome), Count(count), Share(count, ledger.Totals.Instances), Markup.Escape(OutcomeSentence.Of(outcome))];
            table.AddRow(prose ? row : row[..3]);
        }

        return table;
    }

    private static Grid Facts(RunSummary summary)
    {
        var (totals, work) = (summary.Ledger.Totals, summary.Work);
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn();
        var bounded = totals.Instances - totals.Unbounded;
        if (bounded > 0)
        {
            var within = $"{Count(totals.Within)} of {Count(bounded)} ({Share(totals.Within, bounded)})";
            Add("bound", $"{within} have α < |λ₂|/(L(1 + ρ²/4)); {Count(totals.WithinDiverged)} of them diverged");
        }

        Add("invariants", $"over every step: max |Σx − b| = {Short(totals.FeasibilityMax)}, max ‖Σs − Σs(0)‖∞ = {Short(totals.TrackerDriftMax)}");
        var (steps, on) = (ProgressText.Amount(work.NodeSteps, "node-steps"), summary.Device is { } device ? $" on {summary.DeviceId} ({device.Name})" : "");
        if (summary.Ledger.Sessions.Length > 1)
        {
            // No rate: of several processes some may have left work, but not their time.
            Add("work", $"{steps}; device time {ProgressText.Duration(work.Device)}{on}");
        }
        else
        {
            var rate = work.Device.TotalSeconds > 0 ? work.NodeSteps / work.Device.TotalSeconds : 0;
            Add("speed", $"{ProgressText.Amount(rate, "node-steps/s")}: {steps} in {ProgressText.Duration(work.Device)}{on}");
        }

        if (work.Kernels > default(TimeSpan))
        {
            Add("kernels", $"{ProgressText.Duration(work.Kernels)} without anything around them");
        }

        Add("waited", $"{ProgressText.Duration(work.SetUp)} for set-up, {ProgressText.Duration(work.Output)} for output");
        return grid;

        void Add(string name, string value) => grid.AddRow(name, Markup.Escape(value));
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) => (whole > 0 ? 100d * part / whole : 0).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Short(double value) => value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
