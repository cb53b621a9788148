using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using CoOpt.Gpu.Cli.Completions;
using CoOpt.Gpu.Cli.Verbs;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>The command line: every verb, and what they have in common.</summary>
internal static class CommandTree
{
    private const string Examples =
        """
        Examples:
          coopt run experiments/01-quickstart/sweep.yaml
          coopt plan sweep.yaml --sweep "method.alpha=log(0.1, 10, 8) * bound"
          coopt validate sweep.yaml
          coopt report results/runs/quickstart-07c89085
          coopt resume results/runs/quickstart-07c89085
          coopt rerun results/runs/quickstart-07c89085 --check
          coopt explain CO0107

        Exit codes: 0 done, 1 fault of the program, 2 command line or spec, 3 too many failed instances,
        4 corrupt or incomplete run, 5 disk, memory or device, 85 stopped by a scheduler and saved (SIGTERM,
        SIGUSR1, SIGHUP: start the same command again), 130 stopped by Ctrl-C, 143 ended by SIGTERM.
        """;

    /// <summary>Version of the program, without build metadata.</summary>
    public static string Version { get; } =
        (typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    /// <summary>Builds the tree.</summary>
    public static RootCommand Build(CommandContext context)
    {
        var root = new RootCommand(
            "Distributed co-optimisation of machine learning and CPU scheduling: sweeps of network instances, side by side on SIMD units or GPUs.");
        var examples = new Dictionary<Command, string> { [root] = Examples };
        foreach (var verb in Verbs())
        {
            verb.Command.SetAction(arguments => verb.Execute(arguments, context));
            examples.Add(verb.Command, verb.Examples);
            root.Subcommands.Add(verb.Command);
        }

        root.Options.Add(CommonOptions.Verbose());
        var help = root.Options.OfType<HelpOption>().Single();
        foreach (var windows in (string[])["/h", "/?"])
        {
            // They would be offered as completions beside paths.
            help.Aliases.Remove(windows);
        }

        help.Action = new ExamplesHelp((HelpAction)help.Action!, examples);
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        new CompletionSources(context.Host).AddTo(root);
        root.SetAction(arguments => help.Action is SynchronousCommandLineAction action ? action.Invoke(arguments) : 0);
        return root;
    }

    /// <summary>Makes every verb, in the order in which help lists them.</summary>
    private static IReadOnlyList<IVerb> Verbs() =>
    [
        new RunVerb(),
        new ResumeVerb(),
        new StatusVerb(),
        new MergeVerb(),
        new PlanVerb(),
        new ValidateVerb(),
        new DevicesVerb(),
        new DoctorVerb(),
        new SummaryVerb(),
        new ReportVerb(),
        new FigureVerb(),
        new ClaimsVerb(),
        new VerifyVerb(),
        new RerunVerb(),
        new ExplainVerb(),
        new CompletionVerb(),
        new SchemaVerb(),
    ];

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"coopt {Version}");
            return 0;
        }
    }
}
