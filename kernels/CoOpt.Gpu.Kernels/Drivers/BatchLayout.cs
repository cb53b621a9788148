namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// Where everything of one lane group lies: two blocks of float64, entries × W, entry e of lane ℓ at e·W + ℓ. n nodes, m model parameters.
/// <para><b>State block</b>, <see cref="StateSize"/> entries: x (n), y (n·m), s (n·m), the rounding carries of x (n) and of s (n·m), what the stepper remembers (n each), then scratch. Value v of node i,
/// component c is entry (base of v) + i·m + c, for x (base) + i. The first <see cref="PersistentSize"/> entries live from launch to launch; scratch need not be kept nor cleared.</para>
/// <para><b>Rows block</b>, <see cref="RowsSize"/> entries: the scalars of <see cref="Row"/>, then κ, workload, lower, upper (n each), y* (m), Σs(0) (m), then the trace ring:
/// entry <see cref="Trace"/> + r·<see cref="TraceColumn.Count"/> + column.</para>
/// </summary>
/// <param name="nodes">n.</param>
/// <param name="parameters">m.</param>
/// <param name="messages">Quantised bundles of 1 + 2m scalars in a round: n (node coupling), the most edges of any graph of the pool (edge coupling).</param>
/// <param name="stages">Stages of the stepper.</param>
/// <param name="lossScratch">Entries a worker needs for its loss.</param>
/// <param name="workers">Workers in a group.</param>
/// <param name="traceCapacity">Rows of the trace ring, at least 1. A launch ends early where it is full.</param>
/// <param name="memory">Entries that a node keeps for its stepper.</param>
/// <param name="differences">Whether differences over edges are sent.</param>
public readonly struct BatchLayout(int nodes, int parameters, int messages, int stages, int lossScratch, int workers, int traceCapacity, int memory = 0, bool differences = false)
{
    /// <summary>Partial sums of an observation per node.</summary>
    internal const int PartialSize = 7;

    /// <summary>n.</summary>
    public int Nodes { get; } = nodes;

    /// <summary>m.</summary>
    public int Parameters { get; } = parameters;

    /// <summary>Message bundles of a round.</summary>
    public int Messages { get; } = messages;

    /// <summary>Stages of the stepper.</summary>
    public int Stages { get; } = stages;

    /// <summary>Entries a worker needs for its loss.</summary>
    public int LossScratch { get; } = lossScratch;

    /// <summary>Workers in a group.</summary>
    public int Workers { get; } = workers;

    /// <summary>Rows of the trace ring.</summary>
    public int TraceCapacity { get; } = traceCapacity;

    /// <summary>x: entry i of node i.</summary>
    public static int X => 0;

    /// <summary>y: entry i·m + c.</summary>
    public int Y => Nodes;

    /// <summary>s = z − ∇g(y): entry i·m + c.</summary>
    public int S => Nodes + NodeParameters;

    /// <summary>Entries of (x, y, s).</summary>
    public int PointSize => Nodes + (2 * NodeParameters);

    /// <summary>What rounding has taken from x so far: the exact x is x + carry.</summary>
    public int CarryX => PointSize;

    /// <summary>What rounding has taken from s so far.</summary>
    public int CarryS => PointSize + Nodes;

    /// <summary>What the stepper remembers: value v of node i is entry v·n + i.</summary>
    public int Memory => PointSize + Nodes + NodeParameters;

    /// <summary>Entries that a node keeps for its stepper.</summary>
    public int MemorySize { get; } = memory;

    /// <summary>Entries that a host keeps between launches: (x, y, s), the carries and the stepper's memory.</summary>
    public int PersistentSize => Memory + (MemorySize * Nodes);

    /// <summary>z = s + ∇g(y) at the current point: entry i·m + c. Valid after an observation, until the next launch.</summary>
    public int Z => PersistentSize;

    /// <summary>Entries of the state block.</summary>
    public int StateSize => KeptFlow + (2 * Nodes);

    /// <summary>κᵢ.</summary>
    public static int Capacity => Row.Count;

    /// <summary>bᵢ.</summary>
    public int Workload => Row.Count + Nodes;

    /// <summary>loᵢ; −∞ without a box.</summary>
    public int Lower => Row.Count + (2 * Nodes);

    /// <summary>hiᵢ; +∞ without a box.</summary>
    public int Upper => Row.Count + (3 * Nodes);

    /// <summary>y*, m entries; NaN where it is not known, then no row converges.</summary>
    public int Optimum => Row.Count + (4 * Nodes);

    /// <summary>Σs(0), m entries, written by the first launch.</summary>
    public int InitialSum => Optimum + Parameters;

    /// <summary>The trace ring.</summary>
    public int Trace => InitialSum + Parameters;

    /// <summary>Entries of the rows block.</summary>
    public int RowsSize => Trace + (TraceCapacity * TraceColumn.Count);

    /// <summary>The v-th of node i's 1 + 2m numbers in (x, y, s): x, then y, then s.</summary>
    internal int Entry(int node, int v) =>
        v == 0 ? node : v <= Parameters ? Y + (node * Parameters) + v - 1 : S + (node * Parameters) + v - 1 - Parameters;

    /// <summary>The carry of entry e of x or s; counted from a slope, the place of its rounding error.</summary>
    internal int Carry(int entry) => entry < Y ? CarryX + entry : CarryS + entry - S;

    internal int SlopeSize => PersistentSize;

    internal int NodeParameters => Nodes * Parameters;

    internal int BundleSize => 1 + (2 * Parameters);

    internal int GradientX => Z + NodeParameters;

    internal int Message => GradientX + Nodes;

    internal int MessageSize => Messages * BundleSize;

    internal int NodeLargest => Message + MessageSize;

    internal int Sums => NodeLargest + Nodes;

    internal int Sizes => Sums + Parameters + 1;

    internal int Partial => Sizes + Parameters + 1;

    internal int Mean => Partial + (PartialSize * Nodes);

    internal int Alphabet => Mean + Parameters;

    internal int StagePoint => Alphabet + (Workers * Drivers.Alphabet.Size);

    internal int Slopes => StagePoint + (Stages > 1 ? PointSize : 0);

    /// <summary>What the stepper will remember, while neighbours still read what it remembers.</summary>
    internal int Next => LossWork + (Workers * LossScratch);

    /// <summary>A few differences of each worker, then one of each component.</summary>
    internal int Differences => Next + (MemorySize * Nodes);

    /// <summary>What flowed into x of each node, the sum and then its carry, if the messages are the same again.</summary>
    internal int KeptFlow => Differences + (Workers * DifferencesSize);

    /// <summary>One worker takes several edges together; several take one each, and must fit the memory that a group of threads shares.</summary>
    internal int DifferencesSize { get; } = !differences ? 0
        : workers > 1 ? 2 * (parameters > 0 ? parameters : 1)
        : (parameters > Sending.DifferencesTogether ? parameters : Sending.DifferencesTogether) + (parameters > 0 ? parameters : 1);

    internal int LossWork => Slopes + (Stages > 1 ? Stages * SlopeSize : 0);
}
