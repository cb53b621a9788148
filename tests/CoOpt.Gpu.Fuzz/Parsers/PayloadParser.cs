using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Engine.Images;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CoOpt.Gpu.Model.Outcomes.Outcome;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>An instance under way, as a checkpoint holds it.</summary>
internal sealed class PayloadParser : IFuzzedParser
{
    private static readonly LaneImage Lane = new([1, 2, 3, double.NaN, -0.0], [4, 5]);

    private static readonly InstanceEnd End = new(
        Outcome.Diverged, 7, StateVariable.Y, 8, 9, 1e-17, double.NaN, 3, new(1, 2, double.PositiveInfinity, double.NegativeInfinity, true), LevelRange.Empty, LevelRange.Empty, new(0.5, 2));

    private static readonly TraceRow Row = new()
    {
        Instance = 5,
        Step = 9,
        Time = 0.18,
        CostGap = 1,
        CostGapRelative = 2,
        LossGap = 3,
        Distance = 4,
        Consensus = 5,
        BoxViolation = 6,
        Lyapunov = 7,
        Feasibility = 8,
        FeasibilityMax = 9,
        TrackerDriftMax = 10,
        Bits = 11,
    };

    public string Name => "payload";

    public ImmutableArray<byte[]> Examples { get; } =
    [
        .. new InstancePayload[]
        {
            new(3, ulong.MaxValue, null, null),
            new(long.MaxValue, 0, new([new(0, 1), new(3, double.NaN)], [], null), null),
            new(5, 1, new([], [1, 2, 3], Lane), null),
            new(5, 1, new([new(1, -4)], [], null), new(12, 0.1, null, [Row, Row], [], [], Lane, null)),
            new(5, 2, null, new(12, 24, 0.75, [Row], [new ResidualPoint(0, 0, 1, 2), new ResidualPoint(9, 0.5, double.NaN, -0.0)], [State(0), State(9)], Lane, null)),
            new(5, 2, null, new(12, 24, 0, [Row], [], [State(9)], null, End)),
        }.Select(p => p.ToBytes()),
    ];

    public ImmutableArray<string> Words { get; } = ["\u0001\0\0\0", "\u0002\0\0\0", "\u0001", "\0"];

    /// <summary>Small images of any counts.</summary>
    public Gen<byte[]> Inputs { get; } =
        from rows in Gen.Choose(0, 4)
        from points in Gen.Choose(0, 4)
        from states in Gen.Choose(0, 3)
        from lane in Gen.Choose(0, 20)
        from ended in Gen.Elements(true, false)
        from searched in Gen.Elements(true, false)
        let image = new LaneImage([.. new double[lane]], [.. new double[lane / 2]])
        select new InstancePayload(
            5, 2, searched ? new([new(1, 0.5)], ended ? [] : [1, 2], ended ? null : image) : null,
            new(1, 2, null, [.. Enumerable.Repeat(Row, rows)], [.. Enumerable.Repeat(new ResidualPoint(1, 2, 3, 4), points)], [.. Enumerable.Repeat(State(1), states)], ended ? null : image, ended ? End : null)).ToBytes();

    public string Parse(byte[] input)
    {
        InstancePayload payload;
        try
        {
            payload = InstancePayload.Parse(input);
        }
        catch (MalformedImageException e)
        {
            return Outcomes.Of(e);
        }

        return payload.Progress >= 0 && payload.ToBytes().AsSpan().SequenceEqual(input) ? "valid" : throw new InvalidOperationException("an image that was read is not what stands in the bytes");
    }

    private static StateSnapshot State(long step) => new(5, step, [1, 2], [3, 4, 5, 6], [7, 8, 9, 10]);
}
