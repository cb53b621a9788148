using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using Spectre.Console;

namespace CoOpt.Gpu.Cli.Estimates;

/// <summary>A plan in words.</summary>
internal static class PlanText
{
    /// <summary>Writes <paramref name="report"/> to standard output and its warnings to standard error.</summary>
    public static void Write(PlanReport report, Host host)
    {
        var console = SpectreConsole.OnOut(host);
        console.Write(Axes(report.Plan.Sweep));
        console.Write(Facts(report));
        foreach (var warning in report.Warnings)
        {
            host.Error.WriteLine($"warning: {warning}");
        }
    }

    private static Table Axes(ResolvedSweep sweep)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("axis (the last varies fastest)").AddColumn(new TableColumn("points").RightAligned()).AddColumn("values");
        foreach (var axis in sweep.Axes)
        {
            table.AddRow(Markup.Escape(string.Join(", ", axis.Keys)), Count(axis.Count), Markup.Escape(Values(axis)));
        }

        return table;
    }

    private static Grid Facts(PlanReport report)
    {
        var (plan, estimate) = (report.Plan, report.Estimate);
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn();
        var parts = $"{Counted(plan.Parts, "part")} of at most {Count(plan.PartSize)}, {Counted(report.Batches, "batch", "batches")}";
        Add("instances", $"{Count(plan.Sweep.Count)} in {parts}; lane groups {Percent(plan.SharedShare)} full");
        Add("device", $"{report.Device.Id} ({report.Device.Name}, {Count(report.Device.Lanes)} lanes × {Count(report.Device.Workers)} workers)");
        Add("memory", $"{ProgressText.Bytes(plan.BatchBytes)} a batch, four batches at most in flight");
        Add("output", $"at most {ProgressText.Bytes(plan.OutputBytes)}{(report.FreeBytes is { } free ? $"; {ProgressText.Bytes(free)} free" : "")}");
        var source = estimate.Measured ? "measured on the first instances" : "as stated";
        Add("work", $"at most {ProgressText.Amount(plan.NodeSteps, "node-steps")} at {ProgressText.Amount(estimate.Rate, "node-steps/s")} ({source})");
        var (setUp, steps) = (ProgressText.Duration(estimate.SetUp), ProgressText.Duration(estimate.Steps));
        Add("time", $"at most {ProgressText.Duration(estimate.Total)}: set-up {setUp}, steps {steps}");
        Add("folder", $"{report.Folder}, {report.Next}");
        return grid;

        void Add(string name, string value) => grid.AddRow(name, Markup.Escape(value));
    }

    // The first values and the last one: enough to see a slip in an axis.
    private static string Values(Axis axis)
    {
        const int First = 4;
        var start = string.Join(", ", axis.Points.Take(First).Select(Text));
        return axis.Count switch
        {
            <= First => start,
            First + 1 => $"{start}, {Text(axis.Points[^1])}",
            _ => $"{start}, … {Text(axis.Points[^1])}",
        };

        static string Text(ImmutableArray<SettingValue> point) => PlainText.Line(point.Length == 1 ? point[0].ToString() : $"({string.Join(", ", point)})");
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Counted(long value, string one, string? many = null) => $"{Count(value)} {(value == 1 ? one : many ?? one + "s")}";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
