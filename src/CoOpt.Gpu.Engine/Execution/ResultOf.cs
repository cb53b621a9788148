using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Puts together what came out of an instance.</summary>
internal static class ResultOf
{
    /// <summary>What rounding may add to V, relative to V(0) + |F*|: F − F* is a difference of sums of n numbers, each to 2⁻⁵³ of its size.</summary>
    private const double LyapunovMargin = 1e-12;

    /// <summary>The result of one instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="end">How the device left it.</param>
    /// <param name="swept">The swept values.</param>
    /// <param name="history">Its residuals.</param>
    /// <param name="last">The last trace row, with the messages per component instead of bits.</param>
    /// <param name="unicast">Messages per component, each broadcast counted once per link.</param>
    /// <param name="bitsPerMessage">Bits of the numbers of a message.</param>
    /// <param name="accuracy">Accuracy at the last state.</param>
    public static InstanceResult Instance(
        Instance instance, in InstanceEnd end, ImmutableArray<SettingValue> swept, ResidualHistory history, in TraceRow last, double unicast, double bitsPerMessage, double? accuracy)
    {
        var finished = end.Outcome is Outcome.Converged or Outcome.StepLimit or Outcome.Stopped;
        var rate = finished ? history.Rate() : null;
        var scalars = 1 + (2.0 * instance.Parameters);
        return new InstanceResult
        {
            Instance = instance,
            Swept = swept,
            Outcome = end.Outcome == Outcome.StepLimit && history.Stalled() ? Outcome.Stalled : end.Outcome,
            OutcomeStep = end.OutcomeStep,
            OutcomeVariable = end.Variable,
            Oscillating = history.Oscillating(),
            Steps = end.Steps,
            StepsToTolerance = history.StepsTo(instance.Draft.Settings.Method.Tolerance),
            Rate = rate,
            RateStep = instance.Draft.Settings.Method.StepRule == StepRule.Adaptive ? null : rate * instance.StepSize,
            Last = last with { FeasibilityMax = end.FeasibilityMax, TrackerDriftMax = end.TrackerDriftMax, Bits = last.Bits * bitsPerMessage },
            Messages = last.Bits * scalars,
            MessagesUnicast = unicast * scalars,
            Alphabet = (Alphabet.Size(end.LevelsX), Alphabet.Size(end.LevelsY), Alphabet.Size(end.LevelsZ)),
            Underflows = end.Underflows,
            SectorLeast = end.Sector.IsEmpty ? null : end.Sector.Least,
            SectorGreatest = end.Sector.IsEmpty ? null : end.Sector.Greatest,
            TracePoints = history.Count,
            LyapunovRises = history.LyapunovRises(LyapunovMargin * (history.LyapunovStart + Math.Abs(instance.CpuOptimum.PenalisedCost))),
            LyapunovPeak = history.LyapunovPeak(),
            Accuracy = finished ? accuracy : null,
            AccuracyOptimum = Accuracy.Of(instance.Draft.Learning, instance.LearningOptimum.Y.AsSpan()),
        };
    }
}
