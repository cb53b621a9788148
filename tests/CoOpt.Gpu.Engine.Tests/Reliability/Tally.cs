namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>What was compared in the one-step form.</summary>
/// <param name="Messages">Messages looked at.</param>
/// <param name="Visible">Those whose level, were it another, would show in the next state.</param>
/// <param name="Near">Those within the exempt distance of a boundary.</param>
/// <param name="Exempt">Steps that differ and have such a message.</param>
/// <param name="Worst">The largest difference of the other steps.</param>
/// <param name="FreeSteps">Steps over which free runs were compared.</param>
internal readonly record struct Tally(long Messages, long Visible, long Near, long Exempt, double Worst, long FreeSteps)
{
    public Tally Plus(Tally other) => new(
        Messages + other.Messages, Visible + other.Visible, Near + other.Near, Exempt + other.Exempt, Math.Max(Worst, other.Worst), FreeSteps + other.FreeSteps);
}
