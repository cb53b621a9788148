using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>
/// One part of states/: <c>instance,step,node,x,y0,…,z0,…</c>, one row per snapshot and node, visible once committed. Instances with fewer parameters than the part has
/// columns leave the rest empty.
/// </summary>
public sealed class StateTable : IDisposable
{
    private readonly TableWriter<NodeState> _writer;
    private readonly int _parameters;

    /// <summary>Starts a part for snapshots of at most <paramref name="parameters"/> parameters a node.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public StateTable(AtomicFileStream file, int parameters)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(parameters);
        _parameters = parameters;
        _writer = new TableWriter<NodeState>(file, Columns(parameters));
    }

    /// <summary>The dictionary of the columns, those of y and z by their pattern.</summary>
    internal static ImmutableArray<TableColumn> Dictionary { get; } =
    [
        new("instance", CellKind.Whole, "", "Index of the instance in the sweep."),
        new("step", CellKind.Whole, "steps", "k, the steps done."),
        new("node", CellKind.Whole, "", "i, from 0."),
        new("x", CellKind.Number, "CPU", "xᵢ, the CPU allocated.", "not a number"),
        new("y0, y1, …", CellKind.Number, "parameter", "yᵢ, the node's copy of the model parameters (w…, ν or c).", "not a number, or the instance has fewer parameters"),
        new("z0, z1, …", CellKind.Number, "gradient", "zᵢ = sᵢ + ∇gᵢ(yᵢ), the gradient tracker.", "not a number, or the instance has fewer parameters"),
    ];

    /// <summary>The names of the columns for <paramref name="parameters"/> parameters a node.</summary>
    internal static IEnumerable<string> Header(int parameters) =>
        [.. Dictionary.Take(4).Select(static c => c.Name), .. Names("y", parameters), .. Names("z", parameters)];

    /// <summary>Appends every node of <paramref name="snapshots"/>, formatting on up to <paramref name="threads"/> threads; the bytes do not depend on it.</summary>
    /// <exception cref="ArgumentException">A snapshot has more parameters than the part has columns.</exception>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public void Write(IEnumerable<StateSnapshot> snapshots, int threads = 1) => _writer.Write(snapshots.SelectMany(Rows), threads);

    /// <summary>Makes the part visible.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public WrittenFile Commit() => _writer.Commit();

    /// <summary>Drops the part unless it was committed.</summary>
    public void Dispose() => _writer.Dispose();

    private static IEnumerable<string> Names(string variable, int parameters) =>
        Enumerable.Range(0, parameters).Select(c => variable + c.ToString(CultureInfo.InvariantCulture));

    private IEnumerable<NodeState> Rows(StateSnapshot snapshot)
    {
        if (snapshot.Y.Length > (long)_parameters * snapshot.X.Length)
        {
            throw new ArgumentException($"instance {snapshot.Instance} has more than the {_parameters} parameters of this part", nameof(snapshot));
        }

        return Enumerable.Range(0, snapshot.X.Length).Select(node => new NodeState(snapshot, node));
    }

    /// <summary>The columns for <paramref name="parameters"/> parameters a node.</summary>
    internal static ImmutableArray<Column<NodeState>> Columns(int parameters)
    {
        var columns = ImmutableArray.CreateBuilder<Column<NodeState>>(4 + (2 * parameters));
        columns.Add(new(Dictionary[0], static (csv, in r) => Cells.Integer(csv, r.Snapshot.Instance)));
        columns.Add(new(Dictionary[1], static (csv, in r) => Cells.Integer(csv, r.Snapshot.Step)));
        columns.Add(new(Dictionary[2], static (csv, in r) => Cells.Integer(csv, r.Node)));
        columns.Add(new(Dictionary[3], static (csv, in r) => Cells.Number(csv, r.Snapshot.X[r.Node])));
        for (var c = 0; c < parameters; c++)
        {
            columns.Add(Component(Dictionary[4], "y", c, static s => s.Y));
        }

        for (var c = 0; c < parameters; c++)
        {
            columns.Add(Component(Dictionary[5], "z", c, static s => s.Z));
        }

        return columns.MoveToImmutable();
    }

    private static Column<NodeState> Component(TableColumn entry, string variable, int c, Func<StateSnapshot, ImmutableArray<double>> values) =>
        new(entry with { Name = variable + c.ToString(CultureInfo.InvariantCulture) }, (csv, in r) =>
            Cells.Number(csv, c < r.Parameters ? values(r.Snapshot)[(r.Node * r.Parameters) + c] : double.NaN));
}
