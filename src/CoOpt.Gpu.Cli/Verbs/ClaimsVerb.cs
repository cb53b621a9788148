using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;
using CoOpt.Gpu.Claims.Reports;
using CoOpt.Gpu.Cli.Claims;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Tests every claim of the paper: runs or reuses the experiments, judges each by its rule, and writes the evidence.</summary>
internal sealed class ClaimsVerb : IVerb
{
    private readonly Argument<string[]> _claims = new("CLAIM") { Description = "The claims to test, such as C4; all by default.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _quick = new("--quick") { Description = "Take the quick forms of the specs: the same questions with fewer instances." };

    private readonly Option<string> _experiments = new("--experiments")
    {
        Description = "Folder of the experiments.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "experiments",
    };

    private readonly Option<string> _runs = new("--runs")
    {
        Description = "Folder of the runs: complete ones are reused, the others made there.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "results/runs",
    };

    private readonly Option<string?> _out = new("--out") { Description = "Folder that receives the report; by default results/claims, with --quick results/claims/quick.", HelpName = "DIR" };
    private readonly DeviceOptions _device = new();
    private readonly Option<ProgressMode> _progress = CommonOptions.Progress();
    private readonly Option<bool> _rerun = new("--rerun") { Description = "Redo runs that are complete instead of reusing them." };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public ClaimsVerb()
    {
        Command = new Command("claims", "Test the paper's claims C1 to C20: run or reuse the experiments, judge each claim by its rule, write the evidence.");
        Command.Arguments.Add(_claims);
        foreach (var option in (ReadOnlySpan<Option>)[_quick, _experiments, _runs, _out])
        {
            Command.Options.Add(option);
        }

        _device.AddTo(Command);
        foreach (var option in (ReadOnlySpan<Option>)[_progress, _rerun, _json])
        {
            Command.Options.Add(option);
        }
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt claims --quick             # all claims in minutes
          coopt claims                     # the full runs; those that are complete are reused
          coopt claims C4 C5 --out mine

        Writes claims.md, claims.csv, evidence.csv, claims.json and manifest.json.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var (start, started, host) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow, context.Host);
        var chosen = Choose(arguments.GetValue(_claims) ?? []);
        var request = new ClaimsRequest
        {
            Quick = arguments.GetValue(_quick),
            Experiments = RunPaths.Absolute(host, arguments.GetRequiredValue(_experiments)),
            Runs = RunPaths.Absolute(host, arguments.GetRequiredValue(_runs)),
            Kept = RunPaths.Absolute(host, "results"),
            Device = arguments.GetRequiredValue(_device.Device),
            Threads = arguments.GetValue(_device.Threads),
            Progress = arguments.GetValue(_progress),
            Rerun = arguments.GetValue(_rerun),
        };
        if (!Directory.Exists(request.Experiments))
        {
            throw new CommandException(Fault.Usage, $"there is no folder {RunPaths.Shown(host, request.Experiments)}: run this where experiments/ lies, or name it with --experiments");
        }

        using var interruption = context.Interrupt();
        var notes = new RunNotes(host, request.Progress);
        interruption.Notice = text => notes.Write("note", text);
        (interruption.IsImmediate, interruption.IsResumable) = (true, true);
        try
        {
            var folder = RunPaths.Absolute(host, arguments.GetValue(_out) ?? (request.Quick ? "results/claims/quick" : "results/claims"));
            RequireWritable(folder);
            var source = new ClaimRuns(context, request, notes, interruption);
            var runs = chosen.SelectMany(c => c.Specs).Distinct().Select(s => (Spec: s, Found: source.Of(s))).Where(r => r.Found is not null).ToImmutableDictionary(r => r.Spec, r => r.Found!.Value);
            ImmutableArray<Judgement> judgements = [.. chosen.Select(c => Judgement.Of(c, new RunSet(runs.ToImmutableDictionary(r => r.Key, r => r.Value.Data))))];
            var manifest = new ClaimsManifest
            {
                Tool = ToolIdentity.Of(typeof(ClaimsVerb).Assembly),
                CommandLine = host.Arguments,
                Quick = request.Quick,
                Host = HostIdentity.Current(),
                StartedUtc = started,
                TotalSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
                Runs = [.. runs.Values.Select(r => r.Run).OrderBy(r => r.Spec, StringComparer.Ordinal)],
            };
            ClaimsFolder.Write(folder, judgements, manifest, Path.GetRelativePath(folder, request.Kept).Replace('\\', '/'));
            Tell(host, judgements, RunPaths.Shown(host, folder), arguments.GetValue(_json));
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (interruption.ExitCode != ExitCode.Ok)
        {
            notes.Write("stopped", "no report was written; the same command reuses the runs that are complete and goes on with the one under way");
            return interruption.ExitCode;
        }
    }

    // The runs may take an hour: that the report cannot be written is better known before.
    private static void RequireWritable(string folder)
    {
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        new AtomicFileStream(Path.Combine(folder, "claims.md")).Dispose();
        if (isNew)
        {
            Directory.Delete(folder);
        }
    }

    private static ImmutableArray<Claim> Choose(string[] names)
    {
        if (names.FirstOrDefault(n => ClaimCatalogue.Find(n) is null) is { } unknown)
        {
            throw new CommandException(Fault.Usage, $"there is no claim {unknown}; there are {ClaimCatalogue.All[0].Id} to {ClaimCatalogue.All[^1].Id}");
        }

        return names.Length == 0 ? ClaimCatalogue.All : [.. names.Select(n => ClaimCatalogue.Find(n)!).Distinct().OrderBy(c => c.Number)];
    }

    private static void Tell(Host host, ImmutableArray<Judgement> judgements, string folder, bool isJson)
    {
        if (isJson)
        {
            JsonOutput.Write(host.Out, json =>
            {
                json.WriteString("folder", folder);
                json.WriteStartObject("verdicts");
                foreach (var judgement in judgements)
                {
                    json.WriteString(judgement.Claim.Id, VerdictName.Of(judgement.Finding.Verdict));
                }

                json.WriteEndObject();
            });
            return;
        }

        foreach (var judgement in judgements)
        {
            host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judgement.Claim.Id,-4} {VerdictName.Of(judgement.Finding.Verdict)}: {judgement.Claim.Statement}"));
        }

        host.Out.WriteLine(folder);
    }
}
