using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>Reads what the kernels wrote for one lane.</summary>
/// <param name="layout">Where things lie.</param>
/// <param name="width">W.</param>
public readonly struct LaneReader(BatchLayout layout, int width)
{
    private readonly InstancePacker _packer = new(layout, width);

    /// <summary>The status, one of <see cref="LaneStatus"/>.</summary>
    public int Status(Numbers rows, int lane) => (int)_packer.Read(rows, lane, Row.Status);

    /// <summary>Whether the lane is between its start and its end.</summary>
    public bool IsRunning(Numbers rows, int lane) => Status(rows, lane) == LaneStatus.Running;

    /// <summary>Steps done.</summary>
    public long Steps(Numbers rows, int lane) => (long)_packer.Read(rows, lane, Row.Steps);

    /// <summary>Rows that the last launch left in the trace ring.</summary>
    public int TraceCount(Numbers rows) => (int)_packer.Read(rows, 0, Row.TraceCount);

    /// <summary>Row <paramref name="index"/> of the trace ring; false if this lane had no trace point in it.</summary>
    public bool TryTrace(Numbers rows, int lane, int index, out TracePoint point)
    {
        var at = layout.Trace + (index * TraceColumn.Count);
        var step = (long)_packer.Read(rows, lane, at + TraceColumn.Step);
        if (step < 0)
        {
            point = default;
            return false;
        }

        point = new TracePoint
        {
            Step = step,
            Attempts = step + (long)_packer.Read(rows, lane, at + TraceColumn.Rejected),
            Time = _packer.Read(rows, lane, at + TraceColumn.Time),
            CostGap = _packer.Read(rows, lane, at + TraceColumn.CostGap),
            LossGap = _packer.Read(rows, lane, at + TraceColumn.LossGap),
            Distance = _packer.Read(rows, lane, at + TraceColumn.Distance),
            Consensus = _packer.Read(rows, lane, at + TraceColumn.Consensus),
            BoxViolation = _packer.Read(rows, lane, at + TraceColumn.BoxViolation),
            Lyapunov = _packer.Read(rows, lane, at + TraceColumn.Lyapunov),
            Deviation = _packer.Read(rows, lane, at + TraceColumn.Deviation),
            Feasibility = _packer.Read(rows, lane, at + TraceColumn.Feasibility),
            FeasibilityMax = _packer.Read(rows, lane, at + TraceColumn.FeasibilityMax),
            TrackerDriftMax = _packer.Read(rows, lane, at + TraceColumn.TrackerDriftMax),
        };
        return true;
    }

    /// <summary>How the lane ended; null if it has not.</summary>
    public InstanceEnd? End(Numbers rows, int lane)
    {
        Outcome outcome;
        switch (Status(rows, lane))
        {
            case LaneStatus.Converged:
                outcome = Outcome.Converged;
                break;
            case LaneStatus.Diverged:
                outcome = Outcome.Diverged;
                break;
            case LaneStatus.NonFinite:
                outcome = Outcome.NonFinite;
                break;
            case LaneStatus.StepLimit:
                outcome = Outcome.StepLimit;
                break;
            case LaneStatus.Stopped:
                outcome = Outcome.Stopped;
                break;
            default:
                return null;
        }

        var steps = Steps(rows, lane);
        return new InstanceEnd(
            outcome,
            (long)_packer.Read(rows, lane, Row.OutcomeStep),
            (StateVariable)(int)_packer.Read(rows, lane, Row.OutcomeVariable),
            steps,
            steps + (long)_packer.Read(rows, lane, Row.Rejected),
            _packer.Read(rows, lane, Row.FeasibilityMax),
            _packer.Read(rows, lane, Row.TrackerDriftMax),
            (long)_packer.Read(rows, lane, Row.Underflows),
            Levels(rows, lane, 0),
            Levels(rows, lane, 1),
            Levels(rows, lane, 2),
            new(_packer.Read(rows, lane, Row.SectorLeast), _packer.Read(rows, lane, Row.SectorGreatest)));
    }

    private LevelRange Levels(Numbers rows, int lane, int variable)
    {
        var at = Row.Alphabet + (variable * Row.AlphabetStride);
        return new LevelRange(
            _packer.Read(rows, lane, at + Row.PositiveLeast),
            _packer.Read(rows, lane, at + Row.PositiveGreatest),
            _packer.Read(rows, lane, at + Row.NegativeLeast),
            _packer.Read(rows, lane, at + Row.NegativeGreatest),
            _packer.Read(rows, lane, at + Row.ZeroSeen) > 0);
    }
}
