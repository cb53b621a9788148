using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>The bytes of an <see cref="InstanceEnd"/>.</summary>
internal static class EndCodec
{
    public static InstanceEnd Read(ref ImageReader reader)
    {
        var outcome = (Outcome)reader.Byte(byte.MaxValue, "the outcome");
        if (!Enum.IsDefined(outcome) || outcome is Outcome.Running or Outcome.Stalled)
        {
            throw reader.Malformed($"a device gives no outcome {(int)outcome}");
        }

        var step = reader.Whole("the step of the outcome");
        var variable = (StateVariable)reader.Byte(byte.MaxValue, "the variable");
        return Enum.IsDefined(variable)
            ? new(
                outcome,
                step,
                variable,
                reader.Whole("the steps"),
                reader.Whole("the attempts"),
                reader.Number("the greatest feasibility"),
                reader.Number("the greatest drift"),
                reader.Whole("the underflows"),
                Levels(ref reader),
                Levels(ref reader),
                Levels(ref reader),
                new(reader.Number("the least sector"), reader.Number("the greatest sector")))
            : throw reader.Malformed($"there is no variable {(int)variable}");
    }

    public static void Write(ImageWriter writer, in InstanceEnd end)
    {
        writer.Byte((byte)end.Outcome);
        writer.Whole(end.OutcomeStep);
        writer.Byte((byte)end.Variable);
        writer.Whole(end.Steps);
        writer.Whole(end.Attempts);
        writer.Numbers([end.FeasibilityMax, end.TrackerDriftMax]);
        writer.Whole(end.Underflows);
        foreach (var levels in (ReadOnlySpan<LevelRange>)[end.LevelsX, end.LevelsY, end.LevelsZ])
        {
            writer.Numbers([levels.PositiveLeast, levels.PositiveGreatest, levels.NegativeLeast, levels.NegativeGreatest]);
            writer.Flag(levels.Zero);
        }

        writer.Numbers([end.Sector.Least, end.Sector.Greatest]);
    }

    private static LevelRange Levels(ref ImageReader reader) => new(
        reader.Number("a level"), reader.Number("a level"), reader.Number("a level"), reader.Number("a level"), reader.Flag("whether a level was 0"));
}
