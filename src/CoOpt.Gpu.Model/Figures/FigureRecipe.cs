using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Figures;

/// <summary>
/// How a figure is made from a run. Expressions are a column of instances.csv (of the traces for <see cref="FigureKind.Traces"/>), a/b, a-b, 0.5*a^2, column=text (1 or 0), or abs(…) of one of these.
/// </summary>
public sealed record FigureRecipe
{
    /// <summary>Name of the figure's files: lower-case letters, digits and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>What the figure shows, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>A second line; empty to name the statistic and the size of the samples.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What a reader who cannot see the picture should know; empty to name axes, series and ranges.</summary>
    public string Description { get; init; } = "";

    /// <summary>What is drawn.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>The printed width.</summary>
    public RecipeWidth Width { get; init; } = RecipeWidth.Page;

    /// <summary>The horizontal axis; null for <see cref="FigureKind.Parallel"/>.</summary>
    public RecipeAxis? X { get; init; }

    /// <summary>The vertical axis; null for <see cref="FigureKind.Outcomes"/> and <see cref="FigureKind.Parallel"/>.</summary>
    public RecipeAxis? Y { get; init; }

    /// <summary>What colours the cells of a <see cref="FigureKind.Heatmap"/>.</summary>
    public RecipeAxis? Color { get; init; }

    /// <summary>What parts the rows into series; null for one.</summary>
    public RecipeGroup? Series { get; init; }

    /// <summary>What parts the rows into panels; null for one.</summary>
    public RecipeGroup? Panels { get; init; }

    /// <summary>Panels in a row; 0 lets the writer choose.</summary>
    public int PanelsPerRow { get; init; }

    /// <summary>Conditions that every row shown meets: an expression, one of = != &lt; &lt;= &gt; &gt;=, and a number or text.</summary>
    public ImmutableArray<string> Where { get; init; } = [];

    /// <summary>What is taken over the rows that share a place.</summary>
    public RecipeStatistic Statistic { get; init; } = RecipeStatistic.Median;

    /// <summary>What the band or interval is.</summary>
    public RecipeInterval Interval { get; init; } = RecipeInterval.Auto;

    /// <summary>Compares each row with its partner at a reference value of an axis; null for plain values.</summary>
    public RecipePairing? Paired { get; init; }

    /// <summary>Expressions drawn dashed beside the measured one: what theory predicts. Their median is taken over the same rows.</summary>
    public ImmutableArray<RecipeCurve> Theory { get; init; } = [];

    /// <summary>Contours over the cells of a <see cref="FigureKind.Heatmap"/>.</summary>
    public ImmutableArray<RecipeContour> Contours { get; init; } = [];

    /// <summary>Straight lines across every panel.</summary>
    public ImmutableArray<RecipeRule> Rules { get; init; } = [];

    /// <summary>The axes of <see cref="FigureKind.Parallel"/>, from left to right.</summary>
    public ImmutableArray<RecipeAxis> Columns { get; init; } = [];

    /// <summary>Whether <see cref="FigureKind.Traces"/> shows single instances, thin and pale, in place of a statistic.</summary>
    public bool Singles { get; init; }
}
