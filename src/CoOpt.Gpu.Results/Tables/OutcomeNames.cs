using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>The spelling of outcomes and variables in tables.</summary>
public static class OutcomeNames
{
    private static readonly (Outcome Outcome, string Name)[] Outcomes =
    [
        (Outcome.Running, "running"), (Outcome.Converged, "converged"), (Outcome.Diverged, "diverged"),
        (Outcome.NonFinite, "non-finite"), (Outcome.Stalled, "stalled"), (Outcome.StepLimit, "step-limit"), (Outcome.Stopped, "stopped"),
    ];

    /// <summary>The names from what one hopes for to what one fears: their order in every table and figure, so that each has one colour everywhere.</summary>
    public static ImmutableArray<string> BestToWorst { get; } = [Of(Outcome.Converged), Of(Outcome.Stopped), Of(Outcome.Stalled), Of(Outcome.StepLimit), Of(Outcome.Running), Of(Outcome.Diverged), Of(Outcome.NonFinite)];

    /// <summary>The names that are divergence, told by size or by numbers that are none.</summary>
    public static ImmutableArray<string> Divergence { get; } = [Of(Outcome.Diverged), Of(Outcome.NonFinite)];

    /// <summary>The name of <paramref name="outcome"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined outcome.</exception>
    public static string Of(Outcome outcome) => Array.Find(Outcomes, o => o.Outcome == outcome).Name ?? throw new ArgumentOutOfRangeException(nameof(outcome));

    /// <summary>The outcome called <paramref name="name"/>.</summary>
    /// <exception cref="FormatException">No outcome has that name.</exception>
    public static Outcome Parse(string name)
    {
        var index = Array.FindIndex(Outcomes, o => o.Name == name);
        return index >= 0 ? Outcomes[index].Outcome : throw new FormatException($"'{name}' is not an outcome");
    }

    /// <summary>x, y or s; empty for none.</summary>
    public static string Of(StateVariable variable) => variable switch
    {
        StateVariable.X => "x",
        StateVariable.Y => "y",
        StateVariable.S => "s",
        _ => "",
    };
}
