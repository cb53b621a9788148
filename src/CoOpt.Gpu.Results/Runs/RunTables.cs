using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>
/// Writes the tables of a run part by part, in order: rows of instances.csv (visible at the end), and each part's traces and states (visible when the next part begins). Memory
/// is that of what is written at once. For one thread at a time; the bytes do not depend on the number of formatting threads, nor on the pieces in which traces come.
/// </summary>
public sealed class RunTables : IDisposable
{
    private readonly RunFolder _folder;
    private readonly RunFile _file;
    private readonly InstanceTable _instances;
    private readonly ImmutableArray<string> _observables;
    private readonly int _threads;
    private int _part = -1;
    private RunFile? _traceFile;
    private TraceTable? _traces;

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

    /// <summary>Appends a part, or a piece of one; states come in one piece, for their columns are those of the part's largest. No file of traces or states is written where there are no rows of its kind.</summary>
    /// <exception cref="ResultFileException">A file cannot be written.</exception>
    public void Write(int ordinal, ImmutableArray<InstanceResult> results, ImmutableArray<TraceRow> traces, ImmutableArray<StateSnapshot> states)
    {
        if (ordinal != _part)
        {
            EndPart();
            _part = ordinal;
        }

        _instances.Write(results, _threads);
        if (!traces.IsEmpty)
        {
            _traceFile ??= _folder.Create(RunNames.TracePart(ordinal));
            _traces ??= new TraceTable(_traceFile.Stream, _observables);
            _traces.Write(traces, _threads);
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
    public void Commit()
    {
        EndPart();
        _file.Commit(_instances.Commit);
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _traceFile?.Dispose();
        _instances.Dispose();
        _file.Dispose();
    }

    private void EndPart()
    {
        if (_traces is { } table)
        {
            _traceFile!.Commit(table.Commit);
            table.Dispose();
            _traceFile.Dispose();
        }

        (_traceFile, _traces) = (null, null);
    }
}
