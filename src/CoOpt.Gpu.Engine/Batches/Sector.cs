namespace CoOpt.Gpu.Engine.Batches;

/// <summary>The range of q(v)/v over the messages of the rounds that start at trace points, v ≠ 0 and q(v) not underflowed.</summary>
/// <param name="Least">The least; +∞ if there was no message.</param>
/// <param name="Greatest">The greatest; −∞ if there was none.</param>
public readonly record struct Sector(double Least, double Greatest)
{
    /// <summary>No message: the only sector without a quantiser.</summary>
    public static Sector Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Whether there was a message.</summary>
    public bool IsEmpty => !(Least <= Greatest);

    /// <summary>With one more quotient; NaN adds nothing, and a zero is positive.</summary>
    public Sector With(double quotient) => double.IsNaN(quotient) ? this : new(Math.Min(Least, quotient + 0.0), Math.Max(Greatest, quotient + 0.0));
}
