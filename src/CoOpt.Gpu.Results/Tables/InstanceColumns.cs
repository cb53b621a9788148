using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>The columns of instances.csv beside the swept ones: the one source of its header, its cells and its dictionary.</summary>
internal static class InstanceColumns
{
    private const string NoRate = "fewer than 10 trace points in the window";
    private const string NoBound = "directed network, or no training";
    private const string NoTraining = "no training";
    private const string NoLinear = "the instance is not linear, or too large: see theory_note";
    private const string NoQuantiser = "no quantiser in effect";
    private const string NoSearch = "method.alpha is given";
    private const string NoHoldout = "no held-out samples";

    internal static ImmutableArray<Column<InstanceResult>> All { get; } =
    [
        Integer("instance", "", "Index in the sweep: the last axis varies fastest.", r => r.Instance.Index),
        Define("seed", CellKind.Whole, "", "Seed of every random draw; instances of equal seed share graphs, data and start.", "", static (csv, in r) => csv.WriteField(r.Instance.Draft.Settings.Seed)),
        Integer("nodes", "nodes", "n.", r => r.Instance.Nodes),
        Number("edges_mean", "links", "Number of links, mean over the switching pool.", r => r.Instance.Draft.Network.MeanEdges),
        Optional("alpha", "parameter/(time·gradient)", "α, the gradient-tracking gain, absolute.", NoTraining, r => double.IsNaN(r.Instance.Alpha) ? null : r.Instance.Alpha),
        Optional("rho", "1", "ρ of the logarithmic quantiser.", "not in effect (the bounds then take ρ = 0)", r => r.Instance.Draft.Settings.Links is { EffectiveQuantizer: QuantizerKind.Log } l ? l.Rho : null),
        Optional("delta", "unit of the message", "Δ of the uniform quantiser.", "not in effect", r => r.Instance.Draft.Settings.Links is { EffectiveQuantizer: QuantizerKind.Uniform } l ? l.Delta : null),
        Number("step_size", "model time", "η; the first trial step of the adaptive integrator.", r => r.Instance.StepSize),
        Number("horizon", "model time", "The limit of model time: the step limit times η for fixed steps.", r => r.Instance.Horizon),
        Optional("lambda2", "1/time", "λ₂: the Laplacian eigenvalue nearest 0 other than 0, minimum over the switching pool.", "directed network", r => r.Instance.Theory.Lambda2),
        Optional("lambda_max", "1/time", "λₙ: the largest Laplacian eigenvalue, maximum over the switching pool.", "directed network", r => r.Instance.Theory.LambdaMax),
        Optional("lipschitz", "gradient/parameter", "L: a bound on ‖∇²gᵢ‖, maximum over the nodes.", NoTraining, r => r.Instance.Theory.Lipschitz),
        Optional("bound_printed", "as alpha", "|λ₂|/(L(1 + ρ²/4)).", NoBound, r => r.Instance.Theory.BoundPrinted),
        Optional("bound_half", "as alpha", "|λ₂|/(L(1 + ρ/2)).", NoBound, r => r.Instance.Theory.BoundHalf),
        Optional("bound_exact", "as alpha", "|λ₂|/(L·K̄), K̄ = sup q(v)/v the exact upper sector: e^{ρ/2} (log), 1 (log floor, none), 2 (uniform).", NoBound, r => r.Instance.Theory.BoundExact),
        Optional("bound_definite", "as alpha", "The largest α with 2𝓛 + αH ⪰ 0; inf where every Hᵢ ⪰ 0.", NoLinear, r => r.Instance.Theory.BoundDefinite),
        Flag("within_printed", "alpha < bound_printed.", NoBound, r => r.Instance.Alpha < r.Instance.Theory.BoundPrinted, r => r.Instance.Theory.BoundPrinted),
        Flag("within_half", "alpha < bound_half.", NoBound, r => r.Instance.Alpha < r.Instance.Theory.BoundHalf, r => r.Instance.Theory.BoundHalf),
        Flag("within_exact", "alpha < bound_exact.", NoBound, r => r.Instance.Alpha < r.Instance.Theory.BoundExact, r => r.Instance.Theory.BoundExact),
        Optional("tightness", "1", "alpha/bound_printed.", NoBound, r => r.Instance.Alpha / r.Instance.Theory.BoundPrinted),
        Text("outcome", "converged, diverged, non-finite, stalled, step-limit or, by the algorithm's own rule, stopped.", "", r => OutcomeNames.Of(r.Outcome)),
        Integer("outcome_step", "steps", "The step at which the outcome was decided.", r => r.OutcomeStep),
        Text("outcome_variable", "The variable that diverged or lost finiteness first: x, y or s.", "neither diverged nor non-finite", r => OutcomeNames.Of(r.OutcomeVariable)),
        Flag("oscillating", "Whether V rose in more than 10 % of the last quarter's trace points.", "", r => r.Oscillating, static _ => 0),
        Integer("steps", "steps", "Steps done.", r => r.Steps),
        Define("steps_to_tolerance", CellKind.Whole, "steps", "First trace point with r = max(|F − F*|/max(1, |F*|), maxᵢ‖yᵢ − y*‖/max(1, ‖y*‖)) ≤ method.tolerance.", "not reached (censored at the limit)", static (csv, in r) => Cells.Integer(csv, r.StepsToTolerance)),
        Optional("rate", "1/model time", "−slope of ln r by least squares, r from 1e-2·r(0) down to max(100·floor, 1e-11·r(0)).", NoRate, r => r.Rate),
        Optional("rate_step", "1/step", "rate·step_size.", NoRate, r => r.RateStep),
        Optional("rate_predicted", "1/model time", "−ln max|1 + ηλ|/η over the deflated spectrum: the rate of Euler's method; over a switching pool that of a whole cycle, from the eigenvalues of the product of its steps.", NoLinear + "; other steppers", r => r.Instance.Theory.RatePredicted),
        Number("cost_opt", "cost", "F*_pen: the optimum of the CPU cost with its box penalty.", r => r.Instance.CpuOptimum.PenalisedCost),
        Number("cost_opt_hardbox", "cost", "F*: the optimum within the hard box, without penalty; inf where no allocation fits.", r => r.Instance.CpuOptimum.HardBoxCost),
        Number("loss_opt", "loss", "G* = Σgᵢ(y*).", r => r.Instance.LearningOptimum.Loss),
        Number("cost_gap", "cost", "F_pen(x) − F*_pen at last_step; may be negative by rounding.", r => r.Last.CostGap),
        Number("loss_gap", "loss", "G(ȳ) − G* at last_step.", r => r.Last.LossGap),
        Number("distance", "parameter", "maxᵢ‖yᵢ − y*‖ at last_step.", r => r.Last.Distance),
        Number("consensus", "parameter", "maxᵢ‖yᵢ − ȳ‖ at last_step.", r => r.Last.Consensus),
        Number("box_violation", "CPU", "maxᵢ max(xᵢ − hiᵢ, loᵢ − xᵢ, 0) at last_step.", r => r.Last.BoxViolation),
        Number("feasibility_max", "CPU", "max |Σx − b| over all steps, of a diverging instance until the step before.", r => r.Last.FeasibilityMax),
        Number("tracker_drift_max", "gradient", "max ‖Σs − Σs(0)‖∞ over all steps, of a diverging instance until the step before, s = z − ∇g(y).", r => r.Last.TrackerDriftMax),
        Number("messages", "scalars", "Scalars sent: n(1 + 2m) a round, by edge coupling 2|E|(1 + 2m), by balanced 4n, by admm and dual-ascent n + 1; rounds a step: Euler 1, Runge–Kutta 4, Dormand–Prince 6 a try.", r => r.Messages),
        Number("bits", "bits", "Scalars sent times ⌈log₂ max(2, alphabet)⌉ of their variable; 64 a scalar without quantiser.", r => r.Last.Bits),

        Integer("last_step", "steps", "The last trace point at which the instance was finite and had not diverged: where the gaps above are taken.", r => r.Last.Step),
        Number("lyapunov", "cost", "V = ½‖δ‖² + (F − F*) at last_step, δ = [y; z] − [1⊗y*; 0].", r => r.Last.Lyapunov),
        Number("demand", "CPU", "b.", r => r.Instance.Draft.Cpu.Demand),
        Number("start_remainder", "CPU", "|b − Σx| of a start read from a file, which was spread equally; 0 otherwise.", r => r.Instance.Draft.Start.SpreadRemainder),
        Number("opt_gradient", "gradient", "‖Σ∇gᵢ(y*)‖ that the centralised solver reached.", r => r.Instance.LearningOptimum.GradientNorm),
        Number("opt_gradient_scale", "gradient", "max(1, Σ‖∇gᵢ(y*)‖), what opt_gradient is measured against.", r => r.Instance.LearningOptimum.GradientScale),
        Optional("flow_rate", "1/model time", "−max Re λ over the deflated spectrum: the rate of the flow; over a switching pool with its mean Laplacian, the limit of fast switching.", NoLinear, r => r.Instance.Theory.FlowRate),
        Optional("start_offset", "parameter", "‖y∞ − y*‖ of the consensus that z(0) leads to, Σ∇gᵢ(y∞) = −Σsᵢ(0): 0 where z(0) = ∇g(y(0)).", "z(0) = 0, and the Hessians are not constant or the network is directed", r => r.Instance.Theory.StartOffset),
        Define("assumption1", CellKind.Boolean, "", "Whether ΣHᵢ ≻ 0 and Hᵢ ⪯ L·I.", "not decidable", static (csv, in r) => Cells.Boolean(csv, r.Instance.Theory.Assumption1)),
        Optional("accuracy", "1", "Share of the held-out samples that ȳ classifies correctly.", NoHoldout, r => r.Accuracy),
        Optional("accuracy_opt", "1", "The same with y*.", NoHoldout, r => r.AccuracyOptimum),
        Number("messages_unicast", "scalars", "The same if every broadcast were one message a link: 2|E|(1 + 2m) a round, by balanced 8|E|, by admm and dual-ascent 2n.", r => r.MessagesUnicast),
        Levels("alphabet_x", "x", r => r.Alphabet.X),
        Levels("alphabet_y", "y", r => r.Alphabet.Y),
        Levels("alphabet_z", "z", r => r.Alphabet.Z),
        Integer("underflows", "messages", "Messages whose level underflowed to 0.", r => r.Underflows),
        Optional("sector_least", "1", "Least q(v)/v over the messages of the rounds that start at trace points, v ≠ 0 and q(v) not underflowed: log e^{−ρ/2}…e^{ρ/2}, log floor e^{−ρ}…1, uniform 0…2.", NoQuantiser, r => r.SectorLeast),
        Optional("sector_greatest", "1", "The greatest q(v)/v of the same messages.", NoQuantiser, r => r.SectorGreatest),
        Integer("trace_points", "trace points", "Trace points, the first and the last included.", r => r.TracePoints),
        Integer("lyapunov_rises", "trace points", "Trace points at which V exceeded the one before by more than rounding, 1e-12·(V(0) + |F*|).", r => r.LyapunovRises),
        Number("lyapunov_peak", "1", "The greatest V of the trace points over V(0).", r => r.LyapunovPeak),
        Number("feasibility", "CPU", "|Σx − b| at last_step.", r => r.Last.Feasibility),
        Integer("redraws", "graphs", "Random graphs that were drawn again to be connected.", r => r.Instance.Draft.Redraws),
        Flag("directed", "Whether an edge has a direction (network.beyond).", "", r => r.Instance.Draft.Network.Graphs.Any(g => g.Directed), static _ => 0),
        Flag("disconnected", "Whether a graph of the pool is disconnected (network.beyond).", "", Disconnection.Of, static _ => 0),
        Text("frontier_state", "How the search for the largest stable α ended: decided (the next α is unstable); undecided (at the next α ‖δ‖ neither grows nor shrinks, δ = [y; z] − [1⊗y*; 0]); censored (stable up to 1e5 times the bound); none (no stable α down to 1/1024 of the bound).", NoSearch, r => FrontierStateNames.Of(r.Instance.Frontier?.State)),
        Optional("frontier_lower", "as alpha", "The largest α found stable: ‖δ‖ shrinks over the last half of the horizon.", NoSearch + "; none found stable", r => r.Instance.Frontier?.Lower),
        Optional("frontier_upper", "as alpha", "The next α, larger by the tolerance, which is not.", NoSearch + "; all found stable", r => r.Instance.Frontier?.Upper),
        Optional("frontier_unstable", "as alpha", "The smallest α found unstable: ‖δ‖ grows.", NoSearch + "; none found unstable", r => r.Instance.Frontier?.Unstable),
        Define("frontier_probes", CellKind.Whole, "values", "Values of α tried.", NoSearch, static (csv, in r) => Cells.Integer(csv, r.Instance.Frontier?.Probes)),
        Define("frontier_undecided", CellKind.Whole, "values", "Those at which ‖δ‖ neither grew nor shrank over the longest horizon, or repeated itself exactly.", NoSearch, static (csv, in r) => Cells.Integer(csv, r.Instance.Frontier?.Undecided)),
        Define("frontier_steps", CellKind.Whole, "steps", "The longest horizon of a probe.", NoSearch, static (csv, in r) => Cells.Integer(csv, r.Instance.Frontier?.Steps)),
        Optional("frontier_euler", "as alpha", "The largest α with max|1 + ηλ| < 1 over the deflated spectrum, to 1e-4; inf beyond 1e5 times the bound. Under a quantiser that of the same instance without it.", NoSearch + "; " + NoLinear + "; other steppers", r => r.Instance.Theory.FrontierEuler),
        Optional("frontier_flow", "as alpha", "The largest α with max Re λ < 0 over the deflated spectrum, likewise; inf also where every Hᵢ ⪰ 0.", NoSearch + "; " + NoLinear, r => r.Instance.Theory.FrontierFlow),
        Optional("lambda2_mean", "1/time", "λ₂ of the pool's mean Laplacian: above 0 where the graphs are connected jointly; lambda2 for a fixed network.", NoBound, r => r.Instance.Theory.MeanLambda2),
        Optional("feasibility_predicted", "CPU", "|Σx − b| at which the flow with ideal links and no box ends: 0 on undirected networks, else from Σπᵢxᵢ, which is conserved, π the left null vector of 𝓛.", "a directed network that switches, is not strongly connected, or has a box", r => r.Instance.Theory.FeasibilityPredicted),
        Text("theory_note", "Why columns of theory are empty, and where the bounds take ρ = 0.", "nothing is to be said", r => r.Instance.Theory.Note),
    ];

    private static Column<InstanceResult> Define(string name, CellKind kind, string unit, string meaning, string empty, CellWriter<InstanceResult> write) =>
        new(new TableColumn(name, kind, unit, meaning, empty), write);

    private static Column<InstanceResult> Number(string name, string unit, string meaning, Func<InstanceResult, double> value) =>
        Define(name, CellKind.Number, unit, meaning, "not a number", (csv, in r) => Cells.Number(csv, value(r)));

    private static Column<InstanceResult> Optional(string name, string unit, string meaning, string empty, Func<InstanceResult, double?> value) =>
        Define(name, CellKind.Number, unit, meaning, empty, (csv, in r) => Cells.Number(csv, value(r)));

    private static Column<InstanceResult> Integer(string name, string unit, string meaning, Func<InstanceResult, long> value) =>
        Define(name, CellKind.Whole, unit, meaning, "", (csv, in r) => Cells.Integer(csv, value(r)));

    private static Column<InstanceResult> Levels(string name, string variable, Func<InstanceResult, long> value) =>
        Define(name, CellKind.Whole, "levels", $"Signed quantiser levels spanned by the messages of {variable}, plus zero if seen.", NoQuantiser, (csv, in r) => Cells.Integer(csv, value(r) is > 0 and var n ? n : null));

    private static Column<InstanceResult> Flag(string name, string meaning, string empty, Func<InstanceResult, bool> value, Func<InstanceResult, double?> known) =>
        Define(name, CellKind.Boolean, "", meaning, empty, (csv, in r) => Cells.Boolean(csv, known(r) is null ? null : value(r)));

    private static Column<InstanceResult> Text(string name, string meaning, string empty, Func<InstanceResult, string> value) =>
        Define(name, CellKind.Text, "", meaning, empty, (csv, in r) => Cells.Text(csv, value(r)));
}
