using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>How a device left an instance. <see cref="Outcome.StepLimit"/> is refined to <see cref="Outcome.Stalled"/> by the host.</summary>
/// <param name="Outcome">Converged, Diverged, NonFinite or StepLimit.</param>
/// <param name="OutcomeStep">The step at which it was decided.</param>
/// <param name="Variable">Which variable diverged or lost finiteness first.</param>
/// <param name="Steps">Steps done: accepted ones for the adaptive integrator.</param>
/// <param name="Attempts">Steps tried, rejected ones included: what costs message rounds.</param>
/// <param name="FeasibilityMax">max |Σx − b| over all steps; of a diverging instance until the step before.</param>
/// <param name="TrackerDriftMax">max ‖Σs − Σs(0)‖∞, likewise.</param>
/// <param name="Underflows">Messages whose level underflowed to 0.</param>
/// <param name="LevelsX">Levels of the messages of ∂F(x) (node coupling) or its differences (edge coupling); empty without a quantiser.</param>
/// <param name="LevelsY">Levels of the messages of y.</param>
/// <param name="LevelsZ">Levels of the messages of z.</param>
/// <param name="Sector">q(v)/v on the wire.</param>
public readonly record struct InstanceEnd(
    Outcome Outcome,
    long OutcomeStep,
    StateVariable Variable,
    long Steps,
    long Attempts,
    double FeasibilityMax,
    double TrackerDriftMax,
    long Underflows,
    LevelRange LevelsX,
    LevelRange LevelsY,
    LevelRange LevelsZ,
    Sector Sector);
