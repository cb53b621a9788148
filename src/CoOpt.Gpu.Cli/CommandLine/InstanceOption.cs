using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CoOpt.Gpu.Cli.Errors;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>Which instances of a run: <c>--instance 7</c>, <c>--instance 7,9,12</c>, or the option several times.</summary>
internal sealed class InstanceOption
{
    // They are run and compared in memory; beyond this many the whole run is the better way.
    private const int Most = 1000;

    /// <summary>The option.</summary>
    public Option<string[]> Option { get; } = new("--instance")
    {
        Description = "Make these instances alone, print their rows, and compare them with the recorded ones; repeatable.",
        HelpName = "N[,N…]",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The numbers, ascending, each once; empty where the option is not given.</summary>
    /// <exception cref="CommandException">A text is not a list of numbers, or there are too many.</exception>
    public ImmutableArray<long> Value(ParseResult arguments)
    {
        var numbers = new SortedSet<long>();
        foreach (var part in (arguments.GetValue(Option) ?? []).SelectMany(t => t.Split(',')))
        {
            if (!long.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new CommandException(Fault.Usage, $"--instance takes numbers from 0 with commas between them, such as 7 or 7,9; got '{part}'");
            }

            numbers.Add(number);
        }

        return numbers.Count <= Most ? [.. numbers]
            : throw new CommandException(Fault.Usage, $"--instance takes {Most} instances at most, got {numbers.Count}; without it all are made again");
    }

    /// <summary>Refuses numbers that a sweep of <paramref name="count"/> instances does not have.</summary>
    /// <exception cref="CommandException">One is too large.</exception>
    public void Check(ImmutableArray<long> numbers, long count)
    {
        if (!numbers.IsEmpty && numbers[^1] >= count)
        {
            throw new CommandException(Fault.Usage, FormattableString.Invariant($"{Option.Name} {numbers[^1]}: the plan has {count} instances, from 0 to {count - 1}"));
        }
    }
}
