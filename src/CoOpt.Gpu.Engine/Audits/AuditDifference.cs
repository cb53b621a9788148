namespace CoOpt.Gpu.Engine.Audits;

/// <summary>Where a device and the reference differ by more than rounding explains.</summary>
/// <param name="Step">The step after which they do.</param>
/// <param name="Variable">A component of the state (<c>x[3]</c>, <c>y[2,1]</c>, <c>s[0,0]</c>; nodes and parameters from 0), an observable by its column, <c>levels of x</c>, or <c>outcome</c>.</param>
/// <param name="Device">What the device has.</param>
/// <param name="Reference">What the reference has.</param>
/// <param name="Note">By how much they differ and how much rounding may; empty where they are no numbers.</param>
public sealed record AuditDifference(long Step, string Variable, string Device, string Reference, string Note)
{
    /// <summary>Of two numbers.</summary>
    internal static AuditDifference Of(long step, string variable, double device, double reference, double allowed) => new(
        step,
        variable,
        FormattableString.Invariant($"{device:R}"),
        FormattableString.Invariant($"{reference:R}"),
        FormattableString.Invariant($"apart by {Math.Abs(device - reference):0.0e+0}, rounding explains {allowed:0.0e+0}"));
}
