using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>How a search for the largest stable α ended, as tables say it.</summary>
internal static class FrontierStateNames
{
    /// <summary>The name of a state; empty without a search.</summary>
    public static string Of(FrontierState? state) => state switch
    {
        null => "",
        FrontierState.Decided => "decided",
        FrontierState.Censored => "censored",
        FrontierState.Undecided => "undecided",
        FrontierState.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
