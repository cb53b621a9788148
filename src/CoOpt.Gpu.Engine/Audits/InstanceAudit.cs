using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>What came of comparing one instance with the reference.</summary>
public sealed record InstanceAudit
{
    /// <summary>The instance as it was run, its own number included.</summary>
    public required Instance Instance { get; init; }

    /// <summary>Steps whose result was compared.</summary>
    public long Steps { get; init; }

    /// <summary>Whether the instance took more steps than were compared.</summary>
    public bool IsBounded { get; init; }

    /// <summary>Trace points whose observables were compared.</summary>
    public long Points { get; init; }

    /// <summary>Messages that the reference quantised.</summary>
    public long Messages { get; init; }

    /// <summary>Those of them within 16 units in the last place of their operands of a boundary between two levels.</summary>
    public long NearBoundary { get; init; }

    /// <summary>Steps that differ by more than rounding, and that the level of such a message explains.</summary>
    public long Exceptions { get; init; }

    /// <summary>The largest difference of a state after one step, exceptions left out, relative to max(1, ‖(x, y, s)‖∞).</summary>
    public double WorstStep { get; init; }

    /// <summary>The largest difference of a state of a free run, relative likewise; 0 where none was made.</summary>
    public double WorstFree { get; init; }

    /// <summary>The largest difference of an observable, relative to what it is summed from.</summary>
    public double WorstPoint { get; init; }

    /// <summary>Why the instance was not compared; empty where it was.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The first difference; null without one.</summary>
    public AuditDifference? Difference { get; init; }
}
