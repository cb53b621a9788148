using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>Reads parts of traces/ back as rows.</summary>
public static class TraceReader
{
    /// <summary>The rows of one part in order; observables that were not recorded are NaN.</summary>
    /// <exception cref="Files.ResultFileException">The file cannot be read.</exception>
    /// <exception cref="TableFormatException">A row is malformed.</exception>
    public static IEnumerable<TraceRow> Read(string path)
    {
        using var table = TableReader.Open(path);
        while (table.Read())
        {
            yield return Row(table);
        }
    }

    private static TraceRow Row(TableReader table)
    {
        var row = table.Row;
        return new TraceRow
        {
            Instance = Required(table, "instance"),
            Step = Required(table, "step"),
            Time = row.Number("t"),
            CostGap = Observable(table, "cost_gap"),
            CostGapRelative = Observable(table, "cost_gap_rel"),
            LossGap = Observable(table, "loss_gap"),
            Distance = Observable(table, "distance"),
            Consensus = Observable(table, "consensus"),
            BoxViolation = Observable(table, "box_violation"),
            Lyapunov = Observable(table, "lyapunov"),
            Feasibility = Observable(table, "feasibility"),
            FeasibilityMax = Observable(table, "feasibility_max"),
            TrackerDriftMax = Observable(table, "tracker_drift_max"),
            Bits = Observable(table, "bits"),
        };
    }

    private static long Required(TableReader table, string column) =>
        table.Row.Whole(column) ?? throw new TableFormatException($"{table.Path}: a row without {column}");

    private static double Observable(TableReader table, string column) => table.Has(column) ? table.Row.Number(column) : double.NaN;
}
