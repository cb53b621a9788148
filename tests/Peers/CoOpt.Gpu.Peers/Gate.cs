using System.Globalization;

namespace CoOpt.Gpu.Peers;

/// <summary>Whether a peer computes what the engine computes; without that its time does not count.</summary>
internal sealed record Gate(bool Passed, string Text)
{
    /// <summary>Steps after which states are compared: few enough that a rounding difference has not yet moved a value across a level boundary in more than a few instances.</summary>
    public const int Steps = 200;

    // Largest difference between two states, relative to max(1, |value|), of an instance that counts as equal.
    private const double StateTolerance = 1e-9;

    // Share of the instances that must be equal; in the others a level flipped, which moves a value by a step of the quantiser at most.
    private const double EqualShare = 0.9;

    private const double FlipTolerance = 0.1;

    // Ends compared: a flip moves the look at which an instance has converged, and rarely its outcome.
    private const double SameOutcomes = 0.99, SameSteps = 0.9;

    /// <summary>Compares states after a few steps.</summary>
    public static Gate States(IReadOnlyList<PeerResult> ours, IReadOnlyList<PeerResult> theirs, long steps)
    {
        var differences = ours.Zip(theirs, Difference).Order().ToList();
        var equal = differences.Count(d => d <= StateTolerance) / (double)differences.Count;
        var text = string.Create(CultureInfo.InvariantCulture, $"after {steps} steps {equal * 100:f1} % of {differences.Count} equal to {StateTolerance:g1}, largest difference {differences[^1]:g2}");
        return new Gate(equal >= EqualShare && differences[^1] <= FlipTolerance, text);
    }

    /// <summary>Compares how instances end that may end early.</summary>
    public static Gate Ends(IReadOnlyList<PeerResult> ours, IReadOnlyList<PeerResult> theirs)
    {
        var outcomes = Share((a, b) => a.Outcome == b.Outcome);
        var steps = Share((a, b) => a.Steps == b.Steps);
        return new Gate(outcomes >= SameOutcomes && steps >= SameSteps, string.Create(CultureInfo.InvariantCulture, $"outcomes the same in {outcomes * 100:f1} %, steps done in {steps * 100:f1} %"));

        double Share(Func<PeerResult, PeerResult, bool> same) => ours.Zip(theirs, same).Count(s => s) / (double)ours.Count;
    }

    private static double Difference(PeerResult ours, PeerResult theirs)
    {
        if (ours.Outcome != theirs.Outcome)
        {
            return double.PositiveInfinity;
        }

        var largest = 0.0;
        for (var k = 0; ours.Outcome <= 1 && k < ours.State.Length; k++)
        {
            var difference = Math.Abs(ours.State[k] - theirs.State[k]) / Math.Max(1, Math.Abs(ours.State[k]));
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
        }

        return largest;
    }
}
