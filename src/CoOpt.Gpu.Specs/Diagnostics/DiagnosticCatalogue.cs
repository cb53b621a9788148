using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Diagnostics;

/// <summary>Every kind of problem that reading a spec can report: the one place where codes are given and explained.</summary>
public static class DiagnosticCatalogue
{
    internal static readonly DiagnosticCode Unreadable = new("CO0101", "file cannot be read",
        "The spec is missing, is a folder, or may not be read. Check the path.");
    internal static readonly DiagnosticCode TooLarge = new("CO0102", "file too large",
        "A spec is at most 1 MB. Move data into CSV files and name them.");
    internal static readonly DiagnosticCode Encoding = new("CO0103", "not plain UTF-8 text",
        "A spec is UTF-8 text without control characters. Save it again as UTF-8.");
    internal static readonly DiagnosticCode Syntax = new("CO0104", "not YAML",
        "The text is not YAML 1.2: often a tab used to indent, an unclosed bracket or quote, or text after a closing bracket.");
    internal static readonly DiagnosticCode TooDeep = new("CO0105", "nested too deeply",
        "A spec is nested at most 64 levels; no valid one comes near.");
    internal static readonly DiagnosticCode NotSupported = new("CO0106", "YAML feature not accepted",
        "Anchors, aliases, tags and several documents in one file are refused: a spec says each thing once and plainly.");
    internal static readonly DiagnosticCode OutOfRange = new("CO0107", "number out of range",
        "The number lies outside the range that the key documents.");
    internal static readonly DiagnosticCode DuplicateKey = new("CO0108", "key given twice",
        "A section names each key once; YAML readers would silently keep one of the two.");
    internal static readonly DiagnosticCode UnknownKey = new("CO0109", "unknown key",
        "The key is not part of the spec's schema; the nearest known name is suggested. `coopt schema` lists all.");
    internal static readonly DiagnosticCode WrongType = new("CO0110", "wrong kind of value",
        "The key takes another kind of value: a number where text stands, a section where a number stands, and so on.");
    internal static readonly DiagnosticCode UnquotedCall = new("CO0111", "call with commas needs quotes",
        "Inside { } or [ ] YAML splits at commas, so a call such as uniform(1, 5) must stand in double quotes there.");
    internal static readonly DiagnosticCode MissingKey = new("CO0112", "missing key",
        "The key has no default and must be given.");
    internal static readonly DiagnosticCode NotAChoice = new("CO0113", "not one of the choices",
        "The key takes one of a few words.");
    internal static readonly DiagnosticCode NotFinite = new("CO0114", "not a finite number",
        "NaN and infinities are refused everywhere.");
    internal static readonly DiagnosticCode Expression = new("CO0115", "malformed expression",
        "The text is not a number, distribution, quantity or axis of the spec's grammar.");
    internal static readonly DiagnosticCode RelativeNotAllowed = new("CO0116", "bound and limit belong to method.alpha",
        "Only method.alpha may be a multiple of the instance's bound or limit.");
    internal static readonly DiagnosticCode Exclusive = new("CO0117", "keys exclude each other",
        "Two keys that say the same thing in two ways were both given; keep one.");
    internal static readonly DiagnosticCode NoValue = new("CO0118", "key without value",
        "The key stands without a value. Give one, or remove the key to take its default.");
    internal static readonly DiagnosticCode BadName = new("CO0119", "name not fit for a folder",
        "A sweep's name becomes part of a folder's name: letters, digits, dot, dash and underscore, starting with a letter or digit, at most 64.");
    internal static readonly DiagnosticCode BadOption = new("CO0120", "malformed option",
        "Overrides are written --set key=value and --sweep key=axis.");

    internal static readonly DiagnosticCode NotSweepable = new("CO0201", "not a setting that can be swept",
        "An axis names a setting of one instance by its dotted name.");
    internal static readonly DiagnosticCode EmptyAxis = new("CO0202", "empty axis",
        "An axis needs at least one point.");
    internal static readonly DiagnosticCode ZipLength = new("CO0203", "zipped lists differ in length",
        "The keys of a zip move together, so each needs the same number of points.");
    internal static readonly DiagnosticCode SweptTwice = new("CO0204", "setting swept twice",
        "A setting belongs to one axis only.");
    internal static readonly DiagnosticCode TooMany = new("CO0205", "too many instances",
        "The product of the axes does not fit a signed 64-bit count, or the axes have more than 250,000 points together.");
    internal static readonly DiagnosticCode Large = new("CO0206", "large sweep",
        "More than ten million instances: run asks for --yes.", IsWarning: true);
    internal static readonly DiagnosticCode BadAxis = new("CO0207", "not an axis",
        "An axis is a list, range(a, b[, step]), lin(a, b, n) or log(a, b, n), each optionally times a number, bound or limit.");
    internal static readonly DiagnosticCode SetOfSwept = new("CO0208", "--set of a swept setting",
        "The sweep would override the value. Replace the axis with --sweep instead.");
    internal static readonly DiagnosticCode NoQuickForm = new("CO0209", "no quick form",
        "--quick applies what the spec's section quick changes: the same question with fewer points.");

    internal static readonly DiagnosticCode QuantizedDopri5 = new("CO0301", "dopri5 with a quantiser",
        "With a quantiser the right-hand side is discontinuous and error control is meaningless. Use euler or rk4, or quantizer: none.");
    internal static readonly DiagnosticCode AdaptiveStepper = new("CO0302", "adaptive step without dopri5",
        "Only dopri5 estimates its error; euler and rk4 take auto or a fixed step.");
    internal static readonly DiagnosticCode SwitchingSteps = new("CO0303", "switching by steps with dopri5",
        "Adaptive steps have no common count; give switching.everyTime, on which dopri5 lands exactly.");
    internal static readonly DiagnosticCode EdgesFile = new("CO0304", "topology and edges file disagree",
        "topology: edges needs network.edges, and network.edges needs topology: edges.");
    internal static readonly DiagnosticCode TopologyParameter = new("CO0305", "topology parameter does not fit",
        "A parameter of the topology does not fit the number of nodes or the rule chosen.");
    internal static readonly DiagnosticCode Directed = new("CO0306", "directed network",
        "The theory needs symmetric weights. A directed network is run, and recorded as such, under beyond: [directed].");
    internal static readonly DiagnosticCode Disconnected = new("CO0307", "disconnected network",
        "Nodes that cannot reach each other cannot agree. A disconnected network is run, and recorded as such, under beyond: [disconnected].");
    internal static readonly DiagnosticCode MissingDelta = new("CO0308", "uniform quantiser without delta",
        "The step of the uniform quantiser has no default: its meaning depends on the scale of the data.");
    internal static readonly DiagnosticCode EmptyBox = new("CO0309", "empty box",
        "A box needs its lower end below its upper end.");
    internal static readonly DiagnosticCode NodesFileKeys = new("CO0310", "keys that do not go with a nodes file",
        "A nodes file gives absolute values, so the demand is given as demand: { total: … } and the laws and the relative box do not apply.");
    internal static readonly DiagnosticCode DataForLoss = new("CO0311", "data do not suit the loss",
        "Classification losses need labels, least squares takes targets, quadratic generates its own matrices, and without a loss there are none.");
    internal static readonly DiagnosticCode SplitRule = new("CO0312", "split does not apply",
        "The way of dealing samples out does not go with the data or with another key.");
    internal static readonly DiagnosticCode NoOptimum = new("CO0313", "no optimum",
        "Without ridge, separable or single-label data have no finite optimum, and softmax has no unique one.");
    internal static readonly DiagnosticCode Classes = new("CO0314", "classes of MNIST",
        "A binary loss takes classes: [a, b] or digit: d; softmax takes two or more classes, or all.");
    internal static readonly DiagnosticCode NoBound = new("CO0315", "no bound for this network",
        "A directed network has no bound, so method.alpha must be a number, and method.step must not be bound.");
    internal static readonly DiagnosticCode TooFewSamples = new("CO0316", "too few samples",
        "Every node needs at least one training sample.");
    internal static readonly DiagnosticCode SwitchingPool = new("CO0317", "switching pool",
        "A pool needs graphs that can differ: a random topology, or an edges file with a graph column.");

    internal static readonly DiagnosticCode Frontier = new("CO0318", "frontier with settings that do not go with it",
        "The largest stable α is searched for at one step size, from the start that converges to the optimum: give method.step as a number or as bound, and leave method.start.z at gradient.");

    internal static readonly DiagnosticCode Algorithm = new("CO0319", "settings that do not go with the algorithm",
        "The baselines schedule CPU alone, so they ask for loss: none; all but laplacian-gradient are defined by their own step, all but it and momentum by their own messages.");

    internal static readonly DiagnosticCode Precision = new("CO0320", "settings that do not go with single precision",
        "float32 has 24 bits: it counts steps up to 2^24, ends at residuals around 1e-6, and tells logarithmic levels apart from ρ = 1e-4 on. What asks for more needs precision: double.");

    internal static readonly DiagnosticCode DataFile = new("CO0401", "data file cannot be read",
        "A file that the spec names is missing or may not be read. Relative paths are relative to the spec, or to the current directory in an option.");
    internal static readonly DiagnosticCode Columns = new("CO0402", "columns of a CSV file",
        "Columns are found by their names in the header; unknown, repeated and missing ones are refused.");
    internal static readonly DiagnosticCode Cell = new("CO0403", "bad row or cell in a CSV file",
        "A row has another number of fields than the header, or a cell is not what its column takes.");
    internal static readonly DiagnosticCode EdgeGiven = new("CO0404", "link given twice or with two weights",
        "Each undirected link stands once; two directions with different weights would be a directed network.");
    internal static readonly DiagnosticCode Rows = new("CO0405", "rows of a CSV file",
        "A file with one row a node needs each node from 0 to n − 1 exactly once.");
    internal static readonly DiagnosticCode StartSum = new("CO0406", "start does not meet the demand",
        "The dynamics conserve Σx, so the start must sum to b; a remainder up to 1e-9·max(1, |b|) is spread equally.");
    internal static readonly DiagnosticCode Idx = new("CO0407", "not an IDX file",
        "The header, the dimensions or the length are not those of the IDX format.");
    internal static readonly DiagnosticCode MnistFolder = new("CO0408", "MNIST files not found",
        "The folder must hold train-images-idx3-ubyte and train-labels-idx1-ubyte, or the t10k- pair, each plain or with .gz.");
    internal static readonly DiagnosticCode DataTooLarge = new("CO0409", "data file too large",
        "The file exceeds the limits on size or rows.");
    internal static readonly DiagnosticCode Changed = new("CO0410", "data file has changed",
        "The content differs from what the plan recorded; results would not belong to it.");

    internal static readonly DiagnosticCode FigureId = new("CO0601", "id not fit for files",
        "A figure's id names its files: lower-case letters, digits and dash, starting with a letter or digit, at most 64.");
    internal static readonly DiagnosticCode FigureTwice = new("CO0602", "figure id given twice",
        "Two figures of one file would be written to the same files.");
    internal static readonly DiagnosticCode FigureKind = new("CO0603", "keys and kind of a figure disagree",
        "Each kind of figure needs some keys and takes some others; a key that would have no effect is refused.");

    /// <summary>All codes in ascending order.</summary>
    public static ImmutableArray<DiagnosticCode> All { get; } =
    [
        Unreadable, TooLarge, Encoding, Syntax, TooDeep, NotSupported, OutOfRange, DuplicateKey, UnknownKey, WrongType, UnquotedCall, MissingKey, NotAChoice, NotFinite,
        Expression, RelativeNotAllowed, Exclusive, NoValue, BadName, BadOption,
        NotSweepable, EmptyAxis, ZipLength, SweptTwice, TooMany, Large, BadAxis, SetOfSwept, NoQuickForm,
        QuantizedDopri5, AdaptiveStepper, SwitchingSteps, EdgesFile, TopologyParameter, Directed, Disconnected, MissingDelta, EmptyBox, NodesFileKeys, DataForLoss, SplitRule,
        NoOptimum, Classes, NoBound, TooFewSamples, SwitchingPool, Frontier, Algorithm, Precision,
        DataFile, Columns, Cell, EdgeGiven, Rows, StartSum, Idx, MnistFolder, DataTooLarge, Changed,
        FigureId, FigureTwice, FigureKind,
    ];

    /// <summary>The code <paramref name="id"/>, or null.</summary>
    public static DiagnosticCode? Find(string id) => All.FirstOrDefault(c => c.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
