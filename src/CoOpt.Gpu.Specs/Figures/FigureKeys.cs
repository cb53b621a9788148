using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Keys.Forms;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>The key table of a file of figures: parsing, suggestions and the JSON Schema all come from it. To add a key, add a line here and bind it in <see cref="FigureBinder"/>.</summary>
internal static class FigureKeys
{
    private static readonly TextForm AnyText = new();
    private static readonly WordForm Scale = new("auto", "linear", "log", "category");

    private static readonly FigureKey Of = new("of", AnyText, "The expression: a column, a/b, a-b, 0.5*a^2, column=text, or abs(…) of one of these.") { IsRequired = true };
    private static readonly FigureKey Label = new("label", AnyText, "The text shown for it.");
    private static readonly FigureKey By = new("by", AnyText, "The column, or columns, whose values part the rows.") { IsRequired = true, IsList = true };

    private static readonly FigureKey Names = new("names", null, "Values with the texts shown for them; those named come first, in this order.") { IsMap = true };

    private static readonly ImmutableArray<FigureKey> AxisKeys =
    [
        Of, Label,
        new("unit", AnyText, "The unit, in place of the column's own."),
        new("scale", Scale, "How values become positions or colours; auto: log where values span decades."),
        new("min", NumberForm.Any, "The lower end."),
        new("max", NumberForm.Any, "The upper end."),
        new("factor", NumberForm.Any, "What values are multiplied by, such as 100 for percent."),
        new("bins", NumberForm.Integer(1, 1000), "Into how many bins a continuous x is cut."),
        new("centre", NumberForm.Any, "The value from which colours diverge."),
        Names,
    ];

    private static readonly ImmutableArray<FigureKey> GroupKeys =
    [
        By, Label, Names,
        new("onlyNamed", new BooleanForm(), "Whether rows with other values than those named are left out."),
    ];

    private static readonly ImmutableArray<FigureKey> FigureSection =
    [
        new("id", AnyText, "Name of the figure's files: lower-case letters, digits and '-'.") { IsRequired = true },
        new("title", AnyText, "What the figure shows, in a line.") { IsRequired = true },
        new("subtitle", AnyText, "A second line; without it the statistic and the size of the samples."),
        new("description", AnyText, "What a reader who cannot see the picture should know."),
        new("kind", new WordForm("lines", "points", "bars", "heatmap", "traces", "outcomes", "parallel"), "What is drawn.") { IsRequired = true },
        new("width", new WordForm("column", "page"), "The printed width: 88 or 180 mm."),
        new("x", AnyText, "The horizontal axis: a column or an expression; several settings with commas between are categories.") { Section = AxisKeys },
        new("y", AnyText, "The vertical axis.") { Section = AxisKeys },
        new("color", AnyText, "What colours the cells of a heat map.") { Section = AxisKeys },
        new("series", AnyText, "What parts the rows into series.") { Section = GroupKeys },
        new("panels", AnyText, "What parts the rows into panels.")
        {
            Section = GroupKeys.Add(new FigureKey("perRow", NumberForm.Integer(1, 12), "Panels in a row.")),
        },
        new("where", AnyText, "Conditions that every row shown meets, such as links.rho = 0.125 or outcome != diverged.") { IsList = true },
        new("statistic", new WordForm("median", "mean", "share", "minimum", "maximum"), "What is taken over the rows that share a place."),
        new("interval", new WordForm("auto", "none", "quartiles", "range", "confidence", "bootstrap"), "The band: auto is quartiles for a median and 95 % confidence for a mean or share."),
        new("paired", null, "Compares each row with the one that shares the values of all other axes and has the reference value on this one.")
        {
            Section =
            [
                By,
                new("reference", AnyText, "The value of the rows compared with; of several settings with commas between.") { IsRequired = true },
                new("as", new WordForm("difference", "ratio"), "What y becomes."),
            ],
        },
        new("theory", null, "Expressions drawn dashed beside the measured one.") { IsList = true, Section = [Of, Label with { IsRequired = true }] },
        new("contours", null, "Contours over a heat map.") { IsList = true, Section = [Of, new("level", NumberForm.Any, "The value along the contour.") { IsRequired = true }, Label] },
        new("rules", null, "Straight lines across every panel, at an x or at a y.")
        {
            IsList = true,
            Section = [new("x", NumberForm.Any, "Where a vertical line stands."), new("y", NumberForm.Any, "Where a horizontal line lies."), Label],
        },
        new("columns", AnyText, "The parallel axes, from left to right.") { IsList = true, Section = AxisKeys },
        new("singles", new BooleanForm(), "Whether traces are drawn for single instances, thin and pale, under the statistic."),
    ];

    /// <summary>The file.</summary>
    public static FigureKey Root { get; } = new("", null, "Figures that are made from a run.")
    {
        Section =
        [
            new("schema", NumberForm.Integer(1, 1), "Version of this schema.") { IsRequired = true },
            new("figures", null, "The figures.") { IsRequired = true, IsList = true, Section = FigureSection },
        ],
    };
}
