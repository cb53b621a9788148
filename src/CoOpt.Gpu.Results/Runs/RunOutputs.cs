using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>The outputs of a run: files within its folder, and what the manifest says of them.</summary>
/// <param name="home">The folder.</param>
internal sealed class RunOutputs(OpenFolder home)
{
    private readonly SortedDictionary<string, ManifestFile> _committed = new(StringComparer.Ordinal);

    /// <summary>Those committed, by name.</summary>
    internal IReadOnlyCollection<ManifestFile> Committed => _committed.Values;

    /// <summary>Enters one that is committed.</summary>
    internal void Enter(ManifestFile output) => _committed[output.Name] = output;

    /// <summary>Removes every file of the run, and forgets all.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    internal void Clear()
    {
        _committed.Clear();
        RunClearing.Clear(home);
    }

    /// <summary>Starts one; its commit enters it.</summary>
    /// <exception cref="RunFolderException">The name leaves the folder, or a folder on its way is a symbolic link.</exception>
    /// <exception cref="ResultFileException">The file cannot be made.</exception>
    internal RunFile Create(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var parts = name.Split('/');
        if (!RunNames.IsWithin(name))
        {
            throw new RunFolderException(RunFolderProblem.Unsafe, $"'{name}' is not a name within the run's folder");
        }

        var folder = home;
        try
        {
            foreach (var part in parts[..^1])
            {
                RunClearing.RefuseLinks(folder.PathOf(part));
                var inner = folder.Make(part);
                Leave(folder);
                folder = inner;
            }

            return new RunFile(new AtomicFileStream(folder, parts[^1]), written => Enter(new ManifestFile(name, written.Sha256, written.Bytes)));
        }
        finally
        {
            Leave(folder);
        }
    }

    private void Leave(OpenFolder folder)
    {
        if (folder != home)
        {
            folder.Dispose();
        }
    }
}
