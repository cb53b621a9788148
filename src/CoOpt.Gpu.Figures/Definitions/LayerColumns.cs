namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>The columns that a layer names, and what each is for.</summary>
internal static class LayerColumns
{
    /// <summary>What a column is for.</summary>
    internal enum Use
    {
        /// <summary>Places on the horizontal axis.</summary>
        X,

        /// <summary>Places on the vertical axis.</summary>
        Y,

        /// <summary>Numbers.</summary>
        Number,

        /// <summary>Texts of the figure's series.</summary>
        Series,

        /// <summary>Any texts.</summary>
        Text,
    }

    /// <summary>The columns with their uses.</summary>
    internal static IEnumerable<(string Column, Use Use)> Of(Layer layer) => All(layer).Where(c => c.Column is not null).Select(c => (c.Column!, c.Use));

    private static (string? Column, Use Use)[] All(Layer layer) => layer switch
    {
        LineLayer l => [(l.X, Use.X), (l.Y, Use.Y), (l.Lower, Use.Y), (l.Upper, Use.Y), (l.Series, Use.Series), (l.Path, Use.Text)],
        PointLayer p => [(p.X, Use.X), (p.Y, Use.Y), (p.Lower, Use.Y), (p.Upper, Use.Y), (p.Series, Use.Series)],
        BarLayer b => [(b.X, Use.X), (b.Y, Use.Y), (b.Lower, Use.Y), (b.Upper, Use.Y), (b.Series, Use.Series)],
        CellLayer c => [(c.XFrom, Use.X), (c.XTo, Use.X), (c.YFrom, Use.Y), (c.YTo, Use.Y), (c.Value, Use.Number)],
        RuleLayer r => [(r.At, r.Vertical ? Use.X : Use.Y), (r.Text, Use.Text)],
        TextLayer t => [(t.X, Use.X), (t.Y, Use.Y), (t.Text, Use.Text)],
        _ => [],
    };
}
