namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>One plotted row: every column that a figure may have. NaN and null are empty cells.</summary>
internal sealed record PlotRow(string Layer)
{
    public string? Panel { get; init; }

    public string? Series { get; init; }

    public string? Path { get; init; }

    public string? XText { get; init; }

    public string? YText { get; init; }

    public double X { get; init; } = double.NaN;

    public double XTo { get; init; } = double.NaN;

    public double Y { get; init; } = double.NaN;

    public double YTo { get; init; } = double.NaN;

    public double Lower { get; init; } = double.NaN;

    public double Upper { get; init; } = double.NaN;

    public double Value { get; init; } = double.NaN;

    public double Count { get; init; } = double.NaN;

    public double Instance { get; init; } = double.NaN;

    public string? Text { get; init; }
}
