using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>plan.json of a run's folder.</summary>
internal static class RunPlanFile
{
    /// <summary>Bytes that a plan may have: one of many long axes has some millions.</summary>
    private const int MaximumBytes = 256 << 20;

    /// <summary>Reads it.</summary>
    /// <exception cref="RunFolderException">There is none, or it cannot be read.</exception>
    /// <exception cref="ResultFileException">The folder or the file cannot be opened.</exception>
    internal static SweepPlan Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, RunNames.Plan)))
        {
            throw new RunFolderException(RunFolderProblem.Absent, $"{folder}: there is no run here, for it has no plan.json; name the folder that coopt run has printed");
        }

        try
        {
            using var home = OpenFolder.Open(folder, FileOperations.Current);
            using var file = home.TryRead(RunNames.Plan)!;
            return SweepPlan.Parse(file.ReadAll(MaximumBytes));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{folder}/plan.json: {e.Message.ReplaceLineEndings(" ")}; {RecordedPlan.Remedy}");
        }
    }

    /// <summary>Sees to it that an interrupted run has the plan it was begun with: one that is missing or has changed is written anew where what is committed is of that plan, or nothing is.</summary>
    /// <param name="home">The run's folder.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>What was wrong with plan.json; null where nothing was.</returns>
    /// <exception cref="RunFolderException">What is committed is of another plan; or nothing is, and plan.json is that of another run.</exception>
    /// <exception cref="ResultFileException">A file cannot be read or written.</exception>
    internal static string? Restore(OpenFolder home, SweepPlan plan)
    {
        var recorded = RecordedPlan.Of(home, plan.Hash);
        var (state, hash) = Look(home);
        if (recorded is not null && recorded != plan.Hash)
        {
            throw hash == plan.Hash
                ? new RunFolderException(RunFolderProblem.Corrupt, $"{home.FullPath}/{RunNames.Plan}: {RecordedPlan.Change(home, plan)}; {RecordedPlan.Remedy}")
                : new RunFolderException(RunFolderProblem.Occupied, $"{home.FullPath}: what is committed here is of another run; choose another --out, or start anew with --rerun");
        }

        if (hash == plan.Hash)
        {
            return null;
        }

        if (hash is not null && recorded is null)
        {
            throw new RunFolderException(RunFolderProblem.Occupied, $"{home.FullPath}: plan.json is that of another run; choose another --out, or start anew with --rerun");
        }

        using var file = new AtomicFileStream(home, RunNames.Plan);
        file.Write(plan.Bytes.AsSpan());
        _ = file.Commit();
        return $"it {state}; it is written anew";
    }

    // The hash is that of a plan that can be read.
    private static (string State, string? Hash) Look(OpenFolder home)
    {
        try
        {
            using var file = home.TryRead(RunNames.Plan);
            return file is null ? ("was missing", null) : ("had changed", SweepPlan.Parse(file.ReadAll(MaximumBytes)).Hash);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or ResultFileException { IsOtherThing: true })
        {
            return ("could not be read", null);
        }
    }
}
