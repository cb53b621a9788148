using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>The bytes of a <see cref="RunImage"/>.</summary>
internal static class RunCodec
{
    private const int RowSize = sizeof(long) + (12 * sizeof(double));
    private const int PointSize = sizeof(long) + (3 * sizeof(double));

    public static RunImage Read(ref ImageReader reader, long instance)
    {
        var (rounds, linkRounds) = (reader.Whole("the steps counted"), reader.Number("the messages over links"));
        var accuracy = reader.Flag("whether there is an accuracy") ? reader.Number("the accuracy") : (double?)null;
        var rows = new TraceRow[reader.Count(RowSize, "trace rows")];
        for (var k = 0; k < rows.Length; k++)
        {
            rows[k] = Row(ref reader, instance);
        }

        var points = new ResidualPoint[reader.Count(PointSize, "residuals")];
        for (var k = 0; k < points.Length; k++)
        {
            points[k] = new(reader.Whole("a step"), reader.Number("a time"), reader.Number("a residual"), reader.Number("a Lyapunov value"));
        }

        var states = StateCodec.Read(ref reader, instance);
        return reader.Flag("whether it has ended")
            ? new(rounds, linkRounds, accuracy, [.. rows], [.. points], states, null, EndCodec.Read(ref reader))
            : new(rounds, linkRounds, accuracy, [.. rows], [.. points], states, LaneCodec.Read(ref reader), null);
    }

    public static void Write(ImageWriter writer, RunImage image)
    {
        writer.Whole(image.Rounds);
        writer.Number(image.LinkRounds);
        writer.Flag(image.Accuracy is not null);
        if (image.Accuracy is { } accuracy)
        {
            writer.Number(accuracy);
        }

        writer.Count(image.Rows.Length);
        foreach (var row in image.Rows)
        {
            writer.Whole(row.Step);
            writer.Numbers(
            [
                row.Time, row.CostGap, row.CostGapRelative, row.LossGap, row.Distance, row.Consensus, row.BoxViolation, row.Lyapunov, row.Feasibility, row.FeasibilityMax, row.TrackerDriftMax, row.Bits,
            ]);
        }

        writer.Count(image.Points.Length);
        foreach (var point in image.Points)
        {
            writer.Whole(point.Step);
            writer.Numbers([point.Time, point.Residual, point.Lyapunov]);
        }

        StateCodec.Write(writer, image.States);
        writer.Flag(image.End is not null);
        if (image.End is { } end)
        {
            EndCodec.Write(writer, end);
        }
        else
        {
            LaneCodec.Write(writer, image.Lane!);
        }
    }

    private static TraceRow Row(ref ImageReader reader, long instance) => new()
    {
        Instance = instance,
        Step = reader.Whole("a step"),
        Time = reader.Number("a time"),
        CostGap = reader.Number("a cost gap"),
        CostGapRelative = reader.Number("a relative cost gap"),
        LossGap = reader.Number("a loss gap"),
        Distance = reader.Number("a distance"),
        Consensus = reader.Number("a consensus"),
        BoxViolation = reader.Number("a box violation"),
        Lyapunov = reader.Number("a Lyapunov value"),
        Feasibility = reader.Number("a feasibility"),
        FeasibilityMax = reader.Number("a greatest feasibility"),
        TrackerDriftMax = reader.Number("a greatest drift"),
        Bits = reader.Number("messages"),
    };
}
