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
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{folder}/plan.json: {e.Message.ReplaceLineEndings(" ")}; start the run anew from its spec with --rerun");
        }
    }
}
