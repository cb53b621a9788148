using System.Collections.Immutable;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>One part of traces/: one row per instance and trace point, visible once committed.</summary>
public sealed class TraceTable : IDisposable
{
    private readonly TableWriter<TraceRow> _writer;

    /// <summary>Starts a part with instance, step, t and the columns that <paramref name="observables"/> names.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public TraceTable(AtomicFileStream file, ImmutableArray<string> observables)
    {
        ArgumentNullException.ThrowIfNull(file);
        _writer = new TableWriter<TraceRow>(file, TraceColumnTable.Columns(observables));
    }

    /// <summary>Appends rows, formatting them on up to <paramref name="threads"/> threads; the bytes do not depend on it.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public void Write(IEnumerable<TraceRow> rows, int threads = 1) => _writer.Write(rows, threads);

    /// <summary>Makes the part visible.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public WrittenFile Commit() => _writer.Commit();

    /// <summary>Drops the part unless it was committed.</summary>
    public void Dispose() => _writer.Dispose();
}
