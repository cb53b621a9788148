namespace CoOpt.Gpu.Engine.Checks;

/// <summary>Residual and Lyapunov value at a trace point.</summary>
/// <param name="Step">k.</param>
/// <param name="Time">t.</param>
/// <param name="Residual">r.</param>
/// <param name="Lyapunov">V.</param>
public readonly record struct ResidualPoint(long Step, double Time, double Residual, double Lyapunov);
