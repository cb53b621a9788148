using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>How long an instance runs.</summary>
/// <param name="Steps">The step limit; with an adaptive step a guard on accepted steps.</param>
/// <param name="Time">The end in model time: Steps·η for fixed steps; +∞ for an adaptive step limited by steps alone.</param>
public readonly record struct Horizon(long Steps, double Time)
{
    // An adaptive step starts at the stable step of Euler's method and the error control may go below it: a hundredfold leaves room, and ends a run
    // that creeps.
    private const long AdaptiveGuard = 100;

    // The largest count up to which float32 has every integer.
    private const long ExactSingle = 1L << 24;

    // time/η a few units in the last place above an integer is that integer.
    private const double RoundOff = 1e-12;

    /// <summary>⌈time/η⌉ steps, or the steps given.</summary>
    /// <exception cref="TheoryException">Neither steps nor a time, or more steps than can be counted.</exception>
    public static Horizon Of(MethodSettings method, double stepSize)
    {
        ArgumentNullException.ThrowIfNull(method);
        var adaptive = method.StepRule == StepRule.Adaptive;
        if (method.Steps is { } steps)
        {
            return new(steps, adaptive ? method.Time ?? double.PositiveInfinity : steps * stepSize);
        }

        if (method.Time is not { } time)
        {
            throw new TheoryException("the method has neither steps nor time; give one of method.steps and method.time");
        }

        var ratio = time / stepSize;
        var nearest = Math.Round(ratio);
        var count = Math.Abs(ratio - nearest) <= RoundOff * nearest ? nearest : Math.Ceiling(ratio);
        if (!(count * AdaptiveGuard < long.MaxValue))
        {
            var given = FormattableString.Invariant($"a horizon of {time:R} with steps of {stepSize:R}");
            throw new TheoryException(given + " needs more steps than can be counted; shorten method.time or give a larger method.step");
        }

        if (method.Precision == Precision.Binary32 && count > ExactSingle)
        {
            var given = FormattableString.Invariant($"a horizon of {time:R} with steps of {stepSize:R}");
            throw new TheoryException(FormattableString.Invariant($"{given} is {count:F0} steps, but float32 counts them exactly only up to {ExactSingle}; shorten method.time, or give precision: double"));
        }

        return adaptive ? new(AdaptiveGuard * Math.Max(1, (long)count), time) : new(Math.Max(1, (long)count), Math.Max(1, (long)count) * stepSize);
    }
}
