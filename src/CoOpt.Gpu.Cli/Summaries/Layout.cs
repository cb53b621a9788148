namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>What fits beside each other.</summary>
internal static class Layout
{
    /// <summary>Columns that a table with a column of prose needs.</summary>
    public const int ForProse = 76;
}
