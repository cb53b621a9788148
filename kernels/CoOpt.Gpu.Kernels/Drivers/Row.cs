namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Scalars of one instance in the rows block, entry numbers. Written by the host before the first launch unless said otherwise.</summary>
public static class Row
{
    /// <summary>α, the gradient-tracking gain.</summary>
    public const int Alpha = 0;

    /// <summary>η, model time per step; with an adaptive stepper the first step tried.</summary>
    public const int StepSize = 1;

    /// <summary>ρ of the log quantiser, (0, 1].</summary>
    public const int Rho = 2;

    /// <summary>Δ of the uniform quantiser, &gt; 0.</summary>
    public const int Delta = 3;

    /// <summary>b.</summary>
    public const int Demand = 4;

    /// <summary>c of the box penalty.</summary>
    public const int Penalty = 5;

    /// <summary>σ of the softplus penalty.</summary>
    public const int Sharpness = 6;

    /// <summary>C of the smooth hinge.</summary>
    public const int HingeWeight = 7;

    /// <summary>μ of the smooth hinge.</summary>
    public const int HingeSharpness = 8;

    /// <summary>Ridge of logistic and softmax.</summary>
    public const int Ridge = 9;

    /// <summary>Steps at which the row ends, ≥ 0. The kernel lowers it where a rule stops itself.</summary>
    public const int StepLimit = 10;

    /// <summary>Model time at which the row ends, or +∞.</summary>
    public const int TimeLimit = 11;

    /// <summary>Steps between trace points, or 0 for <see cref="TraceEveryTime"/>.</summary>
    public const int TraceEvery = 12;

    /// <summary>Model time between trace points, or 0 for <see cref="TraceEvery"/>.</summary>
    public const int TraceEveryTime = 13;

    /// <summary>Steps between switches, or 0.</summary>
    public const int SwitchEvery = 14;

    /// <summary>Model time between switches, or 0.</summary>
    public const int SwitchEveryTime = 15;

    /// <summary>Residual at which a row has converged; 0 never does but for an exact optimum.</summary>
    public const int StopAt = 16;

    /// <summary>Relative tolerance of an adaptive stepper.</summary>
    public const int RelativeTolerance = 17;

    /// <summary>Absolute tolerance of an adaptive stepper.</summary>
    public const int AbsoluteTolerance = 18;

    /// <summary>F*, penalised.</summary>
    public const int CostOptimum = 19;

    /// <summary>G*.</summary>
    public const int LossOptimum = 20;

    /// <summary>‖y*‖.</summary>
    public const int OptimumNorm = 21;

    /// <summary>0: s(0) is as packed (zeros for z(0) = ∇g(y(0))). 1: the first launch sets s(0) = −∇g(y(0)), that is z(0) = 0.</summary>
    public const int StartAtZero = 22;

    /// <summary>One of <see cref="LaneStatus"/>. Packed as <see cref="LaneStatus.Fresh"/>, or <see cref="LaneStatus.Vacant"/> for a lane without an instance.</summary>
    public const int Status = 23;

    /// <summary>Written by the kernel: steps done (accepted ones with an adaptive stepper).</summary>
    public const int Steps = 24;

    /// <summary>Written by the kernel: model time t = k·η, exactly the landing time with an adaptive stepper.</summary>
    public const int Time = 25;

    /// <summary>Written by the kernel: trial steps that an adaptive stepper rejected.</summary>
    public const int Rejected = 26;

    /// <summary>Written by the kernel: the step of the outcome.</summary>
    public const int OutcomeStep = 27;

    /// <summary>Written by the kernel: 0 none, 1 x, 2 y, 3 s: what diverged or ceased to be finite.</summary>
    public const int OutcomeVariable = 28;

    /// <summary>Written by the kernel: max over steps of |Σx − b|.</summary>
    public const int FeasibilityMax = 29;

    /// <summary>Written by the kernel: max over steps of ‖Σs − Σs(0)‖∞.</summary>
    public const int TrackerDriftMax = 30;

    /// <summary>Written by the kernel: max over steps of Σ|xᵢ|, the scale of <see cref="FeasibilityMax"/>.</summary>
    public const int SumAbsX = 31;

    /// <summary>Written by the kernel: max over steps and components c of Σᵢ|sᵢ꜀|, the scale of <see cref="TrackerDriftMax"/>.</summary>
    public const int SumAbsS = 32;

    /// <summary>Written by the kernel: messages whose log level underflowed to 0.</summary>
    public const int Underflows = 33;

    /// <summary>Written by the kernel: signed levels seen, <see cref="AlphabetStride"/> entries for each of x, y, z: see <see cref="PositiveLeast"/> and the next four.</summary>
    public const int Alphabet = 34;

    /// <summary>Offset in a variable's alphabet: least level of positive messages, +∞ if none.</summary>
    public const int PositiveLeast = 0;

    /// <summary>Offset in a variable's alphabet: greatest level of positive messages, −∞ if none.</summary>
    public const int PositiveGreatest = 1;

    /// <summary>Offset in a variable's alphabet: least level of negative messages, +∞ if none.</summary>
    public const int NegativeLeast = 2;

    /// <summary>Offset in a variable's alphabet: greatest level of negative messages, −∞ if none.</summary>
    public const int NegativeGreatest = 3;

    /// <summary>Offset in a variable's alphabet: 1 if a message was 0, else 0.</summary>
    public const int ZeroSeen = 4;

    /// <summary>Entries of one variable's alphabet.</summary>
    public const int AlphabetStride = 5;

    /// <summary>Written by the kernel: rows in the trace ring since the launch began; the same in every lane of a group.</summary>
    public const int TraceCount = Alphabet + (3 * AlphabetStride);

    /// <summary>Written by the kernel: least q(v)/v over the messages of the rounds that start at trace points, v ≠ 0 and q(v) not underflowed; +∞ if none.</summary>
    public const int SectorLeast = TraceCount + 1;

    /// <summary>Written by the kernel: the greatest, −∞ if none.</summary>
    public const int SectorGreatest = TraceCount + 2;

    /// <summary>β of the heavy-ball step, [0, 1).</summary>
    public const int Momentum = TraceCount + 3;

    /// <summary>a of the sign map, (0, 1).</summary>
    public const int LowerExponent = TraceCount + 4;

    /// <summary>b of the sign map, above 1.</summary>
    public const int UpperExponent = TraceCount + 5;

    /// <summary>δ of the saturation, &gt; 0.</summary>
    public const int Saturation = TraceCount + 6;

    /// <summary>r of ADMM's augmented term, &gt; 0.</summary>
    public const int Augmentation = TraceCount + 7;

    /// <summary>ε at which ratio consensus stops itself.</summary>
    public const int StopTolerance = TraceCount + 8;

    /// <summary>Steps in which a maximum reaches every node, at least 1: how often ratio consensus asks whether to stop.</summary>
    public const int Window = TraceCount + 9;

    private const int Own = TraceCount + 10;

    /// <summary>Kernel's own: trace points passed.</summary>
    internal const int TraceIndex = Own;

    /// <summary>Kernel's own: ‖(x, y, s)‖∞ above which a row has diverged.</summary>
    internal const int DivergenceLimit = Own + 1;

    /// <summary>Kernel's own: 1 where the last trace point was within stopAt, and its step.</summary>
    internal const int Hit = Own + 2, HitStep = Own + 3;

    /// <summary>Kernel's own: 1 where the lane takes this step.</summary>
    internal const int Active = Own + 4;

    /// <summary>Kernel's own: 1 where a trace point is due.</summary>
    internal const int Due = Own + 5;

    /// <summary>Kernel's own: the graph of this step, and whether a lane still runs; the same in every lane.</summary>
    internal const int Graph = Own + 6, Running = Own + 7;

    /// <summary>Kernel's own: whether a trace point is due in any lane; the same in every lane.</summary>
    internal const int AnyDue = Own + 8;

    /// <summary>Kernel's own: the step taken now, the model time it ends at, and the step an adaptive stepper would like next.</summary>
    internal const int TrialStep = Own + 9, TrialTime = Own + 10, NextStep = Own + 11;

    /// <summary>Kernel's own: the step of the last trace point.</summary>
    internal const int TraceStep = Own + 12;

    /// <summary>Kernel's own: the dual variable of ADMM (scaled) or of dual ascent.</summary>
    internal const int Price = Own + 13;

    /// <summary>Kernel's own: 1 where a rule has stopped itself.</summary>
    internal const int Stopped = Own + 14;

    /// <summary>Number of scalars.</summary>
    public const int Count = Own + 15;
}
