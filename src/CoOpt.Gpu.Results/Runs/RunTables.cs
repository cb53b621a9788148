using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>
/// Writes the tables of a run part by part, in order: rows of instances.csv (visible at the end), and each part's traces and states (visible at once). Memory is that of
/// one part. For one thread at a time; the bytes do not depend on the number of formatting threads.
/// </summary>
public sealed class RunTables : IDisposable
{
    private readonly RunFolder _folder;
    private readonly RunFile _file;
    private readonly InstanceTable _instances;
    private readonly ImmutableArray<string> _observables;
    private readonly int _threads;

    /// <summary>Starts the tables of a run.</summary>
    /// <param name="folder">The started run's folder.</param>
    /// <param name="sweep">Its sweep.</param>
    /// <param name="observables">The columns of traces/.</param>
    /// <param name="threads">Formatting threads, at least 1.</param>
    /// <exception cref="ResultFileException">A file cannot be made.</exception>
    public RunTables(RunFolder folder, ResolvedSweep sweep, ImmutableArray<string> observables, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(sweep);
        _folder = folder;
        _observables = observables;
        _threads = threads;
        _file = folder.Create(RunNames.Instances);
        _instances = new InstanceTable(_file.Stream, sweep.SweptKeys);
    }

    /// <summary>Appends a part. No file of traces or states is written where there are no rows of its kind.</summary>
    /// <exception cref="ResultFileException">A file cannot be written.</exception>
    public void Write(int ordinal, ImmutableArray<InstanceResult> results, ImmutableArray<TraceRow> traces, ImmutableArray<StateSnapshot> states)
    {
        _instances.Write(results, _threads);
        if (!traces.IsEmpty)
        {
            using var file = _folder.Create(RunNames.TracePart(ordinal));
            using var table = new TraceTable(file.Stream, _observables);
            table.Write(traces, _threads);
            file.Commit(table.Commit);
        }

        if (!states.IsEmpty)
        {
            using var file = _folder.Create(RunNames.StatePart(ordinal));
            using var table = new StateTable(file.Stream, states.Max(s => s.Y.Length / s.X.Length));
            table.Write(states, _threads);
            file.Commit(table.Commit);
        }
    }

    /// <summary>Makes instances.csv visible: every part is written.</summary>
    /// <exception cref="ResultFileException">The file cannot be written.</exception>
    public void Commit() => _file.Commit(_instances.Commit);

    /// <summary>Drops instances.csv unless it was committed.</summary>
    public void Dispose()
    {
        _instances.Dispose();
        _file.Dispose();
    }
}
