using System.Text.Json;
using CoOpt.Gpu.Storms.Programs;

namespace CoOpt.Gpu.Storms.Runs;

/// <summary>The files of a run that nothing happened to.</summary>
/// <param name="Files">Names and hashes.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Tool">What its manifest says of the program: version, revision, whether the sources were changed.</param>
public sealed record Oracle(SortedDictionary<string, string> Files, double Seconds, JsonElement Tool)
{
    /// <summary>Runs <paramref name="spec"/> once.</summary>
    public static Oracle Of(string work, CooptProgram program, StormSpec spec)
    {
        using var trial = new Trial(work, program, spec);
        var ending = trial.Finish();
        return ending.Code == 0
            ? new Oracle(Outputs.Of(trial.Run!), ending.Seconds, Manifest(trial).GetProperty("tool"))
            : throw new InvalidOperationException($"the undisturbed run fails: {ending.Summary}");
    }

    private static JsonElement Manifest(Trial trial) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(trial.Run!, "manifest.json"))).RootElement;

    /// <summary>In what a trial that should be complete differs; empty where it does not.</summary>
    public string Difference(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var folders = Directory.EnumerateFileSystemEntries(trial.Out).Count();
        return trial.Run is not { } run ? "there is no run" : folders != 1 ? $"{folders} entries beside the run" : Outputs.Difference(Files, Outputs.Of(run));
    }
}
