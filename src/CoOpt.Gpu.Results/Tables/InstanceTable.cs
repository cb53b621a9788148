using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>
/// instances.csv: one row per instance, written as results come, visible once committed. A swept setting that is also a fixed column (seed) stands once, at its place among
/// the axes.
/// </summary>
public sealed class InstanceTable : IDisposable
{
    private readonly TableWriter<InstanceResult> _writer;

    /// <summary>Starts the table of a sweep whose swept settings are <paramref name="sweptKeys"/>, in the order of the axes.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public InstanceTable(AtomicFileStream file, IEnumerable<string> sweptKeys)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(sweptKeys);
        var columns = Columns([.. sweptKeys]);
        Header = [.. columns.Select(c => c.Name)];
        _writer = new TableWriter<InstanceResult>(file, columns);
    }

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>Appends rows, formatting them on up to <paramref name="threads"/> threads; the bytes do not depend on it.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public void Write(IEnumerable<InstanceResult> rows, int threads = 1) => _writer.Write(rows, threads);

    /// <summary>Makes the table visible.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public WrittenFile Commit() => _writer.Commit();

    /// <summary>Drops the table unless it was committed.</summary>
    public void Dispose() => _writer.Dispose();

    internal static ImmutableArray<Column<InstanceResult>> Columns(ImmutableArray<string> sweptKeys)
    {
        var index = InstanceColumns.All[0];
        var swept = sweptKeys.Select((key, k) =>
            InstanceColumns.All.FirstOrDefault(c => c.Name == key)
            ?? new Column<InstanceResult>(Swept(key), (csv, in r) => Cells.Setting(csv, r.Swept[k])));
        return [index, .. swept, .. InstanceColumns.All.Skip(1).Where(c => !sweptKeys.Contains(c.Name))];
    }

    private static TableColumn Swept(string key) => new(key, CellKind.Setting, "as in the spec", "A swept setting, as the spec has it.");
}
