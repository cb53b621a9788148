using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>
/// The folder <c>&lt;out&gt;/&lt;name&gt;-&lt;hash8&gt;</c> of one run: locked while open, nothing written outside it, no symbolic link followed within it. A run goes
/// <see cref="Open(string, SweepPlan, RunAccess)"/>, <see cref="Start"/> or <see cref="Resume(CancellationToken)"/>, then shards and their merge or <see cref="Create"/> for every file, then <see cref="Complete"/> or
/// <see cref="Abandon"/>. For one thread at a time.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private readonly FolderLock _lock;
    private readonly RunAccess _access;
    private readonly RunOutputs _outputs;

    private RunFolder(string path, SweepPlan plan, RunAccess access, FolderLock @lock, IFileOperations operations)
    {
        FullPath = path;
        Plan = plan;
        _access = access;
        _lock = @lock;
        Inspection = RunInspection.Of(path);
        Home = OpenFolder.Open(path, operations);
        _outputs = new RunOutputs(Home);
    }

    /// <summary>The folder's absolute path.</summary>
    public string FullPath { get; }

    /// <summary>The run's plan.</summary>
    public SweepPlan Plan { get; }

    /// <summary>What was in it when it was opened.</summary>
    public RunInspection Inspection { get; }

    /// <summary>The run's shards, from <see cref="Start"/> or <see cref="Resume(CancellationToken)"/> on.</summary>
    /// <exception cref="InvalidOperationException">Neither was called.</exception>
    public ShardStore Shards { get => field ?? throw new InvalidOperationException("the run is neither started nor resumed"); private set; }

    /// <summary>The folder, open.</summary>
    internal OpenFolder Home { get; }

    /// <summary>Opens the folder of <paramref name="plan"/> under <paramref name="outFolder"/>, making it where needed, and removes the temporary files that killed writers left in it.</summary>
    /// <exception cref="RunFolderException">The name is unfit, something is a symbolic link, or another process has the folder.</exception>
    /// <exception cref="ResultFileException">The folder cannot be made or read.</exception>
    public static RunFolder Open(string outFolder, SweepPlan plan, RunAccess access = RunAccess.Exclusive) => Open(outFolder, plan, access, FileOperations.Current);

    /// <summary>Opens the folder of a run that is there, by its plan.json.</summary>
    /// <exception cref="RunFolderException">There is no run, its plan cannot be read, something is a symbolic link, or another process has the folder.</exception>
    /// <exception cref="ResultFileException">The folder cannot be read.</exception>
    public static RunFolder OpenAt(string folder, RunAccess access = RunAccess.Exclusive)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return OpenAt(path, RunPlanFile.Read(path), access, FileOperations.Current);
    }

    internal static RunFolder Open(string outFolder, SweepPlan plan, RunAccess access, IFileOperations operations)
    {
        ArgumentNullException.ThrowIfNull(outFolder);
        ArgumentNullException.ThrowIfNull(plan);
        return OpenAt(Path.Combine(Path.GetFullPath(outFolder), FolderName(plan)), plan, access, operations);
    }

    /// <summary>Clears what an interrupted run left (or, with <paramref name="rerun"/>, any earlier run) and writes plan.json. A shared folder is only begun, never cleared.</summary>
    /// <exception cref="RunFolderException">There is a complete or damaged run, and <paramref name="rerun"/> is false; or the folder is shared and not new.</exception>
    /// <exception cref="ResultFileException">A file cannot be removed or written.</exception>
    public void Start(bool rerun)
    {
        if (!rerun && Inspection.State is RunFolderState.Complete or RunFolderState.Damaged)
        {
            var why = Inspection.State == RunFolderState.Complete ? "this run is complete; use it, or redo it" : $"{Inspection.Reason}; redo the run";
            throw new RunFolderException(RunFolderProblem.Occupied, $"{FullPath}: {why} with --rerun");
        }

        if (_access == RunAccess.Exclusive)
        {
            _outputs.Clear();
        }
        else if (Inspection.State != RunFolderState.New)
        {
            throw new RunFolderException(RunFolderProblem.Occupied, $"{FullPath}: others may be computing shards of this run, so it cannot start anew; remove the folder first");
        }

        using var file = Create(RunNames.Plan);
        file.Stream.Write(Plan.Bytes.AsSpan());
        file.Commit();
        Shards = ShardStore.Read(FullPath, Plan, Home.Operations);
    }

    /// <summary>Goes on with an interrupted run: removes what dead writers left, reads the committed shards (all their data, unless others have shards too), and moves records aside that cannot be used. A plan.json that was lost or has changed is written anew.</summary>
    /// <exception cref="RunFolderException">There is no interrupted run of this plan, or its plan.json has changed.</exception>
    /// <exception cref="ResultFileException">A file cannot be read, written, moved or removed.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    public void Resume(CancellationToken token = default) => Resume(static _ => { }, token);

    /// <summary>The same, where the shards that are there are fit: <paramref name="require"/> throws where they are not, before their data is read and anything is moved (see <see cref="ShardStore.Require"/>).</summary>
    public void Resume(Action<ShardStore> require, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(require);
        Inspection.RequireInterrupted(FullPath);
        var restored = RunPlanFile.Restore(Home, Plan);
        Enter(new ManifestFile(RunNames.Plan, Plan.Hash, Plan.Bytes.Length));
        Shards = ShardRecovery.Recover(Home, Plan, _lock.IsAlone, require, _access == RunAccess.Exclusive, token);
        if (restored is not null)
        {
            Shards.Reject(new ShardFault(RunNames.Plan, restored));
        }
    }

    /// <summary>Takes shards back that are committed, so that they are computed again; those that share a merged part with them too.</summary>
    /// <exception cref="ResultFileException">A file cannot be written or removed.</exception>
    public void Withdraw(IReadOnlyCollection<int> ordinals)
    {
        ArgumentNullException.ThrowIfNull(ordinals);
        ShardRecovery.Withdraw(Home, Shards, ordinals);
        Shards = ShardRecovery.Recover(Home, Plan, _lock.IsAlone, static _ => { });
    }

    /// <summary>Starts an output; its <see cref="RunFile.Commit()"/> enters it into the manifest.</summary>
    /// <param name="name">Relative name, with forward slashes.</param>
    /// <exception cref="RunFolderException">The name leaves the folder, or a folder on its way is a symbolic link.</exception>
    /// <exception cref="ResultFileException">The file cannot be made.</exception>
    public RunFile Create(string name) => _outputs.Create(name);

    /// <summary>Writes manifest.json with every output committed so far: the run is complete. Then removes what only a run in the making needs.</summary>
    /// <exception cref="InvalidOperationException">The folder is shared.</exception>
    /// <exception cref="ResultFileException">The manifest cannot be written; or it is, and something cannot be removed.</exception>
    public RunManifest Complete(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (_access == RunAccess.Shared)
        {
            throw new InvalidOperationException("a run is completed by whoever has it for himself");
        }

        var complete = manifest with { PlanSha256 = Plan.Hash, Outputs = [.. _outputs.Committed] };
        using (var file = new AtomicFileStream(Home, RunNames.Manifest))
        {
            file.Write(ManifestJson.Write(complete));
            _ = file.Commit();
        }

        RunRemains.Remove(Home);
        return complete;
    }

    /// <summary>Removes every file of a run that will not be completed, and the folder if nothing else is in it. A shared folder stays as it is.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    public void Abandon()
    {
        if (_access == RunAccess.Exclusive)
        {
            _outputs.Clear();
            RunClearing.RemoveIfEmpty(FullPath);
        }
    }

    /// <summary>Ends the lock.</summary>
    public void Dispose()
    {
        Home.Dispose();
        _lock.Dispose();
    }

    /// <summary>The folder's name: the sweep's name and the first digits of the plan's hash.</summary>
    /// <exception cref="RunFolderException">The sweep's name is not fit for one.</exception>
    public static string FolderName(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RunNames.IsPlain(plan.Sweep.Name)
            ? $"{plan.Sweep.Name}-{plan.ShortHash}"
            : throw new RunFolderException(RunFolderProblem.Unsafe, $"name: '{plan.Sweep.Name}' cannot name a folder; use letters, digits, '-', '_' and '.', not beginning with '.'");
    }

    /// <summary>Enters an output into the manifest.</summary>
    internal void Enter(ManifestFile output) => _outputs.Enter(output);

    internal static RunFolder OpenAt(string path, SweepPlan plan, RunAccess access, IFileOperations operations)
    {
        RunClearing.RefuseLinks(path);
        DurableFolder.Create(path, operations);
        var held = RunClearing.Take(path, access, operations);
        try
        {
            return new RunFolder(path, plan, access, held, operations);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
