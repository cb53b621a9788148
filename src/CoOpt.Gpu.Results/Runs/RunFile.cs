using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>An output of a run in the making.</summary>
public sealed class RunFile : IDisposable
{
    private readonly Action<WrittenFile> _committed;

    internal RunFile(AtomicFileStream stream, Action<WrittenFile> committed)
    {
        Stream = stream;
        _committed = committed;
    }

    /// <summary>Where its bytes go.</summary>
    public AtomicFileStream Stream { get; }

    /// <summary>Makes the file visible and enters it into the run's manifest.</summary>
    /// <exception cref="ResultFileException">A step of the commit failed.</exception>
    public void Commit() => Commit(Stream.Commit);

    /// <summary>The same by a table's own commit, which writes its last rows first.</summary>
    internal void Commit(Func<WrittenFile> commit) => _committed(commit());

    /// <summary>Drops the file unless it was committed.</summary>
    public void Dispose() => Stream.Dispose();
}
