using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>
/// The folder <c>&lt;out&gt;/&lt;name&gt;-&lt;hash8&gt;</c> of one run: locked while open, nothing written outside it, no symbolic link followed within it. A run goes
/// <see cref="Open"/>, <see cref="Start"/>, <see cref="Create"/> for every file, then <see cref="Complete"/> or <see cref="Abandon"/>. For one thread at a time.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private static readonly string[] Folders = [RunNames.Traces, RunNames.States];
    private readonly FolderLock _lock;
    private readonly SweepPlan _plan;
    private readonly SortedDictionary<string, ManifestFile> _outputs = new(StringComparer.Ordinal);

    private RunFolder(string path, SweepPlan plan, FolderLock @lock)
    {
        FullPath = path;
        _plan = plan;
        _lock = @lock;
        Inspection = RunInspection.Of(path);
    }

    /// <summary>The folder's absolute path.</summary>
    public string FullPath { get; }

    /// <summary>What was in it when it was opened.</summary>
    public RunInspection Inspection { get; }

    /// <summary>Opens the folder of <paramref name="plan"/> under <paramref name="outFolder"/>, making it where needed, and removes what killed writers left in it.</summary>
    /// <exception cref="RunFolderException">The name is unfit, something is a symbolic link, or another process has the folder.</exception>
    /// <exception cref="ResultFileException">The folder cannot be made or read.</exception>
    public static RunFolder Open(string outFolder, SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(outFolder);
        ArgumentNullException.ThrowIfNull(plan);
        var path = Path.Combine(Path.GetFullPath(outFolder), FolderName(plan));
        RefuseLinks(path);
        DurableFolder.Create(path, FileOperations.Current);
        var held = FolderLock.TryTake(path, FileOperations.Current)
            ?? throw new RunFolderException(RunFolderProblem.Busy, $"{path}: another process is writing this run; wait for it, or choose another --out");
        try
        {
            foreach (var folder in Folders.Select(f => Path.Combine(path, f)).Append(path))
            {
                _ = StaleTemporaries.Collect(folder);
            }

            return new RunFolder(path, plan, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Clears what an interrupted run left (or, with <paramref name="rerun"/>, any earlier run) and writes plan.json.</summary>
    /// <exception cref="RunFolderException">There is a complete or damaged run, and <paramref name="rerun"/> is false.</exception>
    /// <exception cref="ResultFileException">A file cannot be removed or written.</exception>
    public void Start(bool rerun)
    {
        if (!rerun && Inspection.State is RunFolderState.Complete or RunFolderState.Damaged)
        {
            throw new RunFolderException(RunFolderProblem.Occupied, Inspection.State == RunFolderState.Complete
                ? $"{FullPath}: this run is complete; use it, or redo it with --rerun"
                : $"{FullPath}: {Inspection.Reason}; redo the run with --rerun");
        }

        Clear();
        using var file = Create(RunNames.Plan);
        file.Stream.Write(_plan.Bytes.AsSpan());
        file.Commit();
    }

    /// <summary>Starts an output; its <see cref="RunFile.Commit()"/> enters it into the manifest.</summary>
    /// <param name="name">Relative name, with forward slashes.</param>
    /// <exception cref="RunFolderException">The name leaves the folder, or a folder on its way is a symbolic link.</exception>
    /// <exception cref="ResultFileException">The file cannot be made.</exception>
    public RunFile Create(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var path = FullPath;
        var parts = name.Split('/');
        if (!RunNames.IsWithin(name))
        {
            throw new RunFolderException(RunFolderProblem.Unsafe, $"'{name}' is not a name within the run's folder");
        }

        foreach (var part in parts[..^1])
        {
            path = Path.Combine(path, part);
            RefuseLinks(path);
            DurableFolder.Create(path, FileOperations.Current);
        }

        return new RunFile(new AtomicFileStream(Path.Combine(path, parts[^1])), written => _outputs[name] = new ManifestFile(name, written.Sha256, written.Bytes));
    }

    /// <summary>Writes manifest.json with every output committed so far: the run is complete.</summary>
    /// <exception cref="ResultFileException">The manifest cannot be written.</exception>
    public RunManifest Complete(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var complete = manifest with { PlanSha256 = _plan.Hash, Outputs = [.. _outputs.Values] };
        _ = AtomicFileStream.WriteAll(Path.Combine(FullPath, RunNames.Manifest), ManifestJson.Write(complete));
        return complete;
    }

    /// <summary>Removes every file of a run that will not be completed, and the folder if nothing else is in it.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    public void Abandon()
    {
        Clear();
        RemoveIfEmpty(FullPath);
    }

    /// <summary>Ends the lock.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>The folder's name: the sweep's name and the first digits of the plan's hash.</summary>
    /// <exception cref="RunFolderException">The sweep's name is not fit for one.</exception>
    public static string FolderName(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RunNames.IsPlain(plan.Sweep.Name)
            ? $"{plan.Sweep.Name}-{plan.ShortHash}"
            : throw new RunFolderException(RunFolderProblem.Unsafe, $"name: '{plan.Sweep.Name}' cannot name a folder; use letters, digits, '-', '_' and '.', not beginning with '.'");
    }

    private static void RefuseLinks(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new RunFolderException(RunFolderProblem.Unsafe, $"{path} is a symbolic link; a run is only written into a folder of its own");
        }
    }

    private static void RemoveIfEmpty(string folder) => _ = ResultFileException.Guard(folder, "remove folder", () =>
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }

        return 0;
    });

    /// <summary>The manifest goes first, so that a crash leaves an incomplete run and never a complete one with holes. Files that are not a run's stay.</summary>
    private void Clear()
    {
        _outputs.Clear();
        foreach (var name in ImmutableArray.Create(RunNames.Manifest, RunNames.Instances))
        {
            Delete(Path.Combine(FullPath, name));
        }

        foreach (var folder in Folders.Select(f => Path.Combine(FullPath, f)).Where(Directory.Exists))
        {
            RefuseLinks(folder);
            foreach (var part in Directory.EnumerateFiles(folder, "part-*.csv"))
            {
                Delete(part);
            }

            RemoveIfEmpty(folder);
        }

        Delete(Path.Combine(FullPath, RunNames.Plan));
    }

    private static void Delete(string file) => _ = ResultFileException.Guard(file, "remove", () =>
    {
        File.Delete(file);
        return 0;
    });
}
