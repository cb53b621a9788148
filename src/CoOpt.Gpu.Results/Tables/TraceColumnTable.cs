using System.Collections.Immutable;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>The columns of traces/part-*.csv.</summary>
internal static class TraceColumnTable
{
    internal static ImmutableArray<Column<TraceRow>> All { get; } =
    [
        Integer("instance", "", "Index of the instance in the sweep.", static (in r) => r.Instance),
        Integer("step", "steps", "k, the steps done.", static (in r) => r.Step),
        Number("t", "model time", "t = kη for fixed steps.", static (in r) => r.Time),
        Number("cost_gap", "cost", "F_pen(x) − F*_pen; may be negative by rounding.", static (in r) => r.CostGap),
        Number("cost_gap_rel", "1", "cost_gap/max(1, |F*_pen|).", static (in r) => r.CostGapRelative),
        Number("loss_gap", "loss", "G(ȳ) − G*.", static (in r) => r.LossGap),
        Number("distance", "parameter", "maxᵢ‖yᵢ − y*‖.", static (in r) => r.Distance),
        Number("consensus", "parameter", "maxᵢ‖yᵢ − ȳ‖.", static (in r) => r.Consensus),
        Number("box_violation", "CPU", "maxᵢ max(xᵢ − hiᵢ, loᵢ − xᵢ, 0).", static (in r) => r.BoxViolation),
        Number("lyapunov", "cost", "V = ½‖δ‖² + (F − F*), δ = [y; z] − [1⊗y*; 0].", static (in r) => r.Lyapunov),
        Number("feasibility", "CPU", "|Σx − b|.", static (in r) => r.Feasibility),
        Number("feasibility_max", "CPU", "max |Σx − b| over all steps so far.", static (in r) => r.FeasibilityMax),
        Number("tracker_drift_max", "gradient", "max ‖Σs − Σs(0)‖∞ over all steps so far, s = z − ∇g(y).", static (in r) => r.TrackerDriftMax),
        Number("bits", "bits", "Bits sent so far, each scalar at the word length that the alphabet of the whole run needs.", static (in r) => r.Bits),
    ];

    private delegate TValue Field<TValue>(in TraceRow row);

    /// <summary>instance, step and t, and those that <paramref name="observables"/> names, in the order of the table.</summary>
    internal static ImmutableArray<Column<TraceRow>> Columns(ImmutableArray<string> observables) =>
        [.. All.Where(c => !TraceColumns.All.Contains(c.Name) || observables.Contains(c.Name))];

    private static Column<TraceRow> Number(string name, string unit, string meaning, Field<double> value) =>
        new(new TableColumn(name, CellKind.Number, unit, meaning, "not a number"), (csv, in r) => Cells.Number(csv, value(in r)));

    private static Column<TraceRow> Integer(string name, string unit, string meaning, Field<long> value) =>
        new(new TableColumn(name, CellKind.Whole, unit, meaning), (csv, in r) => Cells.Integer(csv, value(in r)));
}
