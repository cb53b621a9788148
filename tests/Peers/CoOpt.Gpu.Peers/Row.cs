namespace CoOpt.Gpu.Peers;

/// <summary>One program on one workload: rates of its runs in node-steps a second, and the engine's rate over its own, run by run.</summary>
internal sealed record Row(string Workload, string Id, string Name, string Kind, int Instances, long Steps, IReadOnlyList<double> Rates, IReadOnlyList<double> Ratios, double Goal, string Note)
{
    /// <summary>The middle one, for tables; NaN of none.</summary>
    public static double Median(IReadOnlyList<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);

    /// <summary>Whether the engine is ahead by its goal; null where there is none, or no time.</summary>
    public bool? IsMet => double.IsNaN(Goal) || Ratios.Count == 0 ? null : Median(Ratios) >= Goal;
}
