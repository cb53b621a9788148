using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;
using SweepAxis = CoOpt.Gpu.Model.Sweeps.Axis;

namespace CoOpt.Gpu.Figures.Runs;

/// <summary>What figures are made from: the plan and instances.csv of a run in memory, its traces as a stream.</summary>
public sealed class RunData
{
    private static readonly ImmutableDictionary<string, TableColumn> InstanceColumns = Dictionary(0);
    private static readonly ImmutableDictionary<string, TableColumn> TraceColumns = Dictionary(1);
    private bool _isTracesIntact;

    /// <summary>A run that is in memory already.</summary>
    /// <param name="folder">The folder of its traces; need not exist.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="manifest">Its manifest, where there is one.</param>
    /// <param name="instances">Its instances, in the order of the sweep.</param>
    public RunData(string folder, SweepPlan plan, RunManifest? manifest, DataTable instances)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (Folder, Plan, Manifest, Instances) = (folder, plan, manifest, instances);
    }

    /// <summary>The run's folder.</summary>
    public string Folder { get; }

    /// <summary>The sweep's name.</summary>
    public string Name => Plan.Sweep.Name;

    /// <summary>The frozen sweep.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The manifest; null where the folder has none.</summary>
    public RunManifest? Manifest { get; }

    /// <summary>The axes of the sweep: dotted names and values in order.</summary>
    public ImmutableArray<SweepAxis> Axes => Plan.Sweep.Axes;

    /// <summary>instances.csv. A swept setting is a column of numbers where all its values are, of texts otherwise.</summary>
    public DataTable Instances { get; }

    /// <summary>The run as a figure names it.</summary>
    public FigureSource Source => new(Name, Plan.Hash);

    /// <summary>Whether traces were kept.</summary>
    public bool HasTraces => TraceFiles.Any();

    private IEnumerable<string> TraceFiles
    {
        get
        {
            var traces = Path.Combine(Folder, RunNames.Traces);
            return Directory.Exists(traces) ? Directory.EnumerateFiles(traces, "part-*.csv").Order(StringComparer.Ordinal) : [];
        }
    }

    /// <summary>Opens a run's folder, or one that holds its plan.json and instances.csv.</summary>
    /// <exception cref="RecipeException">It lacks one of them.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="TableFormatException">instances.csv is malformed.</exception>
    /// <exception cref="FormatException">plan.json or manifest.json is malformed or of another version.</exception>
    /// <exception cref="RunFolderException">instances.csv is not what the manifest was written for.</exception>
    public static RunData Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var plan = SweepPlan.Parse(Bytes(folder, RunNames.Plan) ?? throw Missing(folder, RunNames.Plan));
        var path = Path.Combine(folder, RunNames.Instances);
        var manifest = Bytes(folder, RunNames.Manifest) is { } bytes ? RunManifest.Parse(bytes) : null;
        if (!File.Exists(path))
        {
            throw Missing(folder, RunNames.Instances);
        }

        IntactTable.Require(folder, manifest, RunNames.Instances);
        return new RunData(folder, plan, manifest, DataTable.Read(path, name => Kind(plan.Sweep, name)));
    }

    /// <summary>The same run with the rows of another table in place of its instances, such as one computed from its states. A column that is neither in the dictionary nor swept holds numbers where each
    /// of its cells is empty or one.</summary>
    /// <exception cref="TableFormatException">The table is malformed, or a column of the dictionary holds something else.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public RunData WithRows(string path)
    {
        var texts = DataTable.Read(path, name => Known(Plan.Sweep, name) ?? CellKind.Text);
        return new RunData(Folder, Plan, Manifest, DataTable.Read(path, name => Known(Plan.Sweep, name) ?? (texts.Texts(name).All(IsNumber) ? CellKind.Number : CellKind.Text)));
    }

    /// <summary>The dictionary entry of a column of instances.csv; a swept setting has no unit.</summary>
    public static TableColumn InstanceColumn(string name) =>
        InstanceColumns.TryGetValue(name, out var column) ? column : new TableColumn(name, CellKind.Setting, "", name.Contains('.', StringComparison.Ordinal) ? $"The swept setting {name}." : $"The column {name}.");

    /// <summary>The dictionary entry of a column of the traces.</summary>
    /// <exception cref="TableFormatException">There is no such column.</exception>
    public static TableColumn TraceColumn(string name) =>
        TraceColumns.TryGetValue(name, out var column) ? column : throw new TableFormatException($"no column {name} in traces; there are {string.Join(", ", TraceColumns.Keys.Order(StringComparer.Ordinal))}");

    /// <summary>The traces one instance after the other, each in the order of steps; two columns of them, or expressions over columns.</summary>
    /// <param name="x">A column or expression.</param>
    /// <param name="y">Another.</param>
    /// <param name="isWanted">Of which instances; null for all.</param>
    /// <exception cref="IOException">A part cannot be read.</exception>
    /// <exception cref="TableFormatException">A part is malformed or lacks a column.</exception>
    /// <exception cref="RunFolderException">A part is not what the manifest was written for, or some parts are missing.</exception>
    public IEnumerable<InstanceTrace> Traces(string x, string y, Func<long, bool>? isWanted = null)
    {
        var files = TraceFiles.ToImmutableArray();
        RequireIntact(files);
        foreach (var file in files)
        {
            using var table = TableReader.Open(file);
            var (ofX, ofY) = (RowExpression.Parse(x, table), RowExpression.Parse(y, table));
            var (instance, wanted, xs, ys) = (-1L, false, ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
            while (table.Read())
            {
                var next = table.Row.Whole("instance") ?? throw new TableFormatException($"{file}: a row without instance");
                if (next != instance)
                {
                    if (xs.Count > 0)
                    {
                        yield return new InstanceTrace(instance, xs.DrainToImmutable(), ys.DrainToImmutable());
                    }

                    (instance, wanted) = (next, isWanted?.Invoke(next) ?? true);
                }

                if (wanted)
                {
                    xs.Add(ofX.Of(table));
                    ys.Add(ofY.Of(table));
                }
            }

            if (xs.Count > 0)
            {
                yield return new InstanceTrace(instance, xs.DrainToImmutable(), ys.DrainToImmutable());
            }
        }
    }

    // Traces may not have been kept; some of them would be taken for all. Once is enough: every figure of traces reads them.
    private void RequireIntact(ImmutableArray<string> files)
    {
        if (_isTracesIntact || files.IsEmpty)
        {
            return;
        }

        var listed = Manifest?.Outputs.Select(o => o.Name).Where(n => RunNames.IsPart(n) && n.StartsWith(RunNames.Traces, StringComparison.Ordinal)) ?? [];
        foreach (var name in listed.Union(files.Select(f => $"{RunNames.Traces}/{Path.GetFileName(f)}")))
        {
            IntactTable.Require(Folder, Manifest, name);
        }

        _isTracesIntact = true;
    }

    private static bool IsNumber(string cell) => cell is "" or "inf" or "-inf" || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static CellKind? Kind(ResolvedSweep sweep, string name) => Known(sweep, name) ?? CellKind.Text;

    private static CellKind? Known(ResolvedSweep sweep, string name)
    {
        var axis = sweep.Axes.FirstOrDefault(a => a.Keys.Contains(name));
        return axis is null ? InstanceColumns.TryGetValue(name, out var column) ? column.Kind : null
            : axis.Points.All(p => p[axis.Keys.IndexOf(name)].Number is not null) ? CellKind.Number
            : CellKind.Text;
    }

    private static ImmutableDictionary<string, TableColumn> Dictionary(int table) => ColumnReference.Tables[table].Columns.ToImmutableDictionary(c => c.Name, StringComparer.Ordinal);

    private static byte[]? Bytes(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static RecipeException Missing(string folder, string file) => new($"{folder} {(Directory.Exists(folder) ? $"has no {file}" : "does not exist")}; name the folder of a complete run");
}
