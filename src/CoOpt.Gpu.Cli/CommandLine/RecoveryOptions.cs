using System.CommandLine;
using CoOpt.Gpu.Cli.Runs;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>Which part of a run, and how it is made safe: what <c>run</c> and <c>resume</c> have in common.</summary>
internal sealed class RecoveryOptions
{
    private const double LongestSeconds = 1e7;

    /// <summary>A slice of the run.</summary>
    public Option<string?> Shard { get; } = new("--shard")
    {
        Description = "Do only slice i of N of the run, i from 0, beside other processes that do the others; `coopt merge` makes the tables when all are done.",
        HelpName = "i/N",
    };

    /// <summary>Seconds between two checkpoints.</summary>
    public Option<double> Checkpoint { get; } = new("--checkpoint")
    {
        Description = "Seconds between two checkpoints of the instances that are under way; 0 saves them only when a signal stops the run.",
        HelpName = "SECONDS",
        DefaultValueFactory = static _ => 60,
    };

    /// <summary>Seconds without a sign of life after which a device is given up.</summary>
    public Option<double> LaunchTimeout { get; } = new("--launch-timeout")
    {
        Description = "Seconds that a device may give no sign of life before it counts as hung; its work is then done once more on a freshly opened one; 0 waits for ever.",
        HelpName = "SECONDS",
        DefaultValueFactory = static _ => 600,
    };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        Shard.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && SliceNumber.Parse(result.Tokens[0].Value) is null)
            {
                result.AddError($"--shard takes i/N with i from 0 to N-1 and N to {SliceNumber.Most}, such as 0/8; got '{result.Tokens[0].Value}'");
            }
        });
        Checkpoint.Validators.Add(static result => Range(result, "--checkpoint must be in 0..10000000 seconds", static s => s is >= 0 and <= LongestSeconds));
        LaunchTimeout.Validators.Add(static result => Range(result, "--launch-timeout must be in 0..10000000 seconds", static s => s is >= 0 and <= LongestSeconds));
        command.Options.Add(Shard);
        command.Options.Add(Checkpoint);
        command.Options.Add(LaunchTimeout);
    }

    /// <summary>The slice asked for; null for the whole run.</summary>
    public SliceNumber? Slice(ParseResult arguments) => arguments.GetValue(Shard) is { } text ? SliceNumber.Parse(text) : null;

    /// <summary>The time between two checkpoints.</summary>
    public TimeSpan CheckpointEvery(ParseResult arguments) => TimeSpan.FromSeconds(arguments.GetValue(Checkpoint));

    /// <summary>The time without a sign of life that is too long.</summary>
    public TimeSpan Timeout(ParseResult arguments) => TimeSpan.FromSeconds(arguments.GetValue(LaunchTimeout));

    private static void Range(System.CommandLine.Parsing.OptionResult result, string message, Func<double, bool> isFit)
    {
        if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && !isFit(seconds))
        {
            result.AddError($"{message}, got {result.Tokens[0].Value}");
        }
    }
}
