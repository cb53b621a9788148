using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>A stored run that is to be made again: its plan, and what it says of itself.</summary>
/// <param name="Folder">Absolute path of its folder.</param>
/// <param name="Shown">The folder as the user would type it.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Manifest">Its manifest; null where it has none.</param>
internal sealed record RecordedRun(string Folder, string Shown, SweepPlan Plan, RunManifest? Manifest)
{
    /// <summary>Reads the run in the folder that the user calls <paramref name="name"/>. Of its tables nothing is looked at.</summary>
    /// <exception cref="CommandException">There is no plan, or it is not one that this program can run again.</exception>
    /// <exception cref="RunFolderException">The run is interrupted, and its plan has changed.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RecordedRun Open(Host host, string name)
    {
        var folder = RunPaths.Absolute(host, name);
        var shown = RunPaths.Shown(host, folder);
        var path = Path.Combine(folder, RunNames.Plan);
        if (!File.Exists(path))
        {
            throw Directory.Exists(folder) && RunInspection.Of(folder) is { State: RunFolderState.Incomplete, Reason: var reason }
                ? new CommandException(Fault.Corruption, $"{shown}: {reason}; restore the file, or run the spec (coopt run), which writes it anew and goes on")
                : new CommandException(Fault.NoRun, $"{shown}: there is no plan.json; name the folder that coopt run has printed");
        }

        var plan = Parse(shown, RunNames.Plan, path, bytes => SweepPlan.Parse(bytes));
        var manifestPath = Path.Combine(folder, RunNames.Manifest);
        var manifest = File.Exists(manifestPath) ? Parse(shown, RunNames.Manifest, manifestPath, bytes => RunManifest.Parse(bytes)) : null;
        if (manifest is not null && manifest.PlanSha256 != plan.Hash)
        {
            throw new CommandException(
                Fault.Corruption, $"{shown}/plan.json has changed: sha256 {plan.Hash}, and {manifest.PlanSha256} was written; restore the file, or run the spec");
        }

        if (manifest is null)
        {
            RecordedPlan.Require(folder, plan);
        }

        return plan.Generator == SpecInput.Generator
            ? new RecordedRun(folder, shown, plan, manifest)
            : throw new CommandException(
                Fault.Usage,
                $"{shown} drew its random numbers with {plan.Generator}, and this program draws with {SpecInput.Generator}; "
                + "use the version of the program that the manifest names");
    }

    private static T Parse<T>(string shown, string name, string path, Func<byte[], T> parse)
    {
        try
        {
            return parse(File.ReadAllBytes(path));
        }
        catch (FormatException error)
        {
            throw new CommandException(Fault.Corruption, $"{shown}/{name}: {error.Message.ReplaceLineEndings(" ")}; restore the file, or run the spec", error);
        }
    }
}
