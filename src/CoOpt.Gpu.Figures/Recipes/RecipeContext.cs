using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;
using FigureAxis = CoOpt.Gpu.Figures.Definitions.Axis;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A recipe at work on a run: the rows that meet its conditions, values, levels, and what is to be said about what is missing.</summary>
internal sealed class RecipeContext
{
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, (string Unit, string Meaning)> _described = new(StringComparer.Ordinal);

    public RecipeContext(FigureRecipe recipe, RunData run)
    {
        Recipe = recipe;
        Run = run;
        var conditions = recipe.Where.Select(w => RowCondition.Parse(w, run.Instances)).ToArray();
        Rows = [.. Enumerable.Range(0, run.Instances.Rows).Where(r => conditions.All(c => c.Holds(run.Instances, r)))];
        if (Rows.IsEmpty)
        {
            throw new RecipeException(recipe.Where.IsEmpty ? "the run has no instances" : $"no instance meets {string.Join(" and ", recipe.Where)}");
        }

        Series = Group(recipe.Series);
        Panels = Group(recipe.Panels);
    }

    public FigureRecipe Recipe { get; }

    public RunData Run { get; }

    public DataTable Table => Run.Instances;

    /// <summary>The rows shown, by their index in the table.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>The series of each row; a single one where the recipe names none.</summary>
    public Levels Series { get; }

    /// <summary>The panel of each row; a single one where the recipe names none.</summary>
    public Levels Panels { get; }

    public IReadOnlyList<string> Notes => _notes;

    public IReadOnlyDictionary<string, (string Unit, string Meaning)> Described => _described;

    /// <summary>Name of the series column where there are series.</summary>
    public string? SeriesColumn => Recipe.Series is null ? null : PlotColumns.Series;

    public string? SeriesOf(int level) => Recipe.Series is null ? null : Series.Texts[level];

    public string? PanelOf(int level) => Recipe.Panels is null ? null : Panels.Texts[level];

    public void Note(string text) => _notes.Add(text);

    public void Describe(string column, string unit, string meaning) => _described[column] = (unit, meaning);

    /// <summary>An axis that the recipe must have.</summary>
    public static RecipeAxis Required(RecipeAxis? axis, string name) => axis ?? throw new RecipeException($"{name} is missing; name a column or an expression");

    /// <summary>The value of an expression in each row of the table, times the axis's factor.</summary>
    public ImmutableArray<double> Values(RecipeAxis axis)
    {
        var expression = RowExpression.Parse(axis.Of, Table);
        var values = new double[Table.Rows];
        Array.Fill(values, double.NaN);
        foreach (var row in Rows)
        {
            values[row] = expression.Of(Table, row);
        }

        // A factor of 100 applies to differences and is void in ratios, so it comes last.
        var compared = Recipe.Paired is { } paired && axis == Recipe.Y ? Partners.Compare(Run, Rows, [.. values], paired) : [.. values];
        return axis.Factor == 1 ? compared : [.. compared.Select(v => v * axis.Factor)];
    }

    /// <summary>The levels of an axis: of a column, of several, of an expression, or bins of it.</summary>
    public Levels LevelsOf(RecipeAxis axis)
    {
        ImmutableArray<string> columns = [.. axis.Of.Split(',', StringSplitOptions.TrimEntries)];
        if (axis.Bins > 0)
        {
            var values = Values(axis);
            return Levels.ByBins(Rows, values, axis.Bins, Scales.OfValues(axis.Scale, Rows.Select(r => values[r])) == ScaleKind.Log);
        }

        return columns.All(Table.Has) && (columns.Length > 1 || axis.Factor == 1) ? Levels.ByColumns(Table, Rows, columns, axis.Names) : Levels.ByNumbers(Rows, Values(axis));
    }

    /// <summary>The figure's axis for levels.</summary>
    public FigureAxis AxisOf(RecipeAxis axis, Levels levels)
    {
        var scale = Scales.OfLevels(axis.Scale, levels.Numbers);
        var (label, unit) = LabelOf(axis, levels.Suffix);
        return new FigureAxis(label, unit, scale)
        {
            Categories = scale == ScaleKind.Category ? levels.Texts : [],
            Minimum = axis.Minimum,
            Maximum = axis.Maximum,
        };
    }

    /// <summary>The figure's axis for values.</summary>
    public FigureAxis AxisOf(RecipeAxis axis, IEnumerable<double> values)
    {
        var (label, unit) = LabelOf(axis, "");
        return new FigureAxis(label, unit, Scales.OfValues(axis.Scale, values)) { Minimum = axis.Minimum, Maximum = axis.Maximum };
    }

    /// <summary>Label and unit of an axis, the recipe's own before those of the column.</summary>
    public (string Label, string Unit) LabelOf(RecipeAxis axis, string suffix)
    {
        var names = axis.Of.Split(',', StringSplitOptions.TrimEntries);
        var label = axis.Label ?? string.Join(", ", names.Select(ColumnLabels.Of)) + (suffix.Length > 0 ? $" / {suffix}" : "");
        var isColumns = names.All(Table.Has);
        return (label, axis.Unit ?? (isColumns && (names.Length > 1 || suffix.Length > 0) ? "" : ColumnLabels.ShownUnit(UnitOf(axis))));
    }

    /// <summary>The unit of an expression as the dictionary has it, for the description of a column; the recipe's own before that.</summary>
    public static string UnitOf(RecipeAxis axis) =>
        axis.Unit ?? (axis.Of.Contains(',', StringComparison.Ordinal) ? "" : ColumnLabels.Unit(RowExpression.Parse(axis.Of), RunData.InstanceColumn));

    /// <summary>Rows by panel, series and level of x, in this order.</summary>
    public SortedDictionary<(int Panel, int Series, int X), List<int>> Cells(Levels x)
    {
        var cells = new SortedDictionary<(int Panel, int Series, int X), List<int>>();
        foreach (var row in Rows)
        {
            var key = (Panels.Of[row], Series.Of[row], x.Of[row]);
            if (key is { Item1: >= 0, Item2: >= 0, Item3: >= 0 })
            {
                (cells.TryGetValue(key, out var cell) ? cell : cells[key] = []).Add(row);
            }
        }

        return cells;
    }

    /// <summary>Says how many rows have no value of an expression, and when that is so by the dictionary.</summary>
    public void NoteGaps(RecipeAxis axis, ImmutableArray<double> values)
    {
        var reference = Recipe.Paired is not null && axis == Recipe.Y ? Rows.Count(r => double.IsNaN(values[r]) && !double.IsNaN(RowExpression.Parse(axis.Of, Table).Of(Table, r))) : 0;
        var gaps = Rows.Count(r => double.IsNaN(values[r])) - reference;
        if (gaps > 0)
        {
            var reasons = RowExpression.Parse(axis.Of, Table).Columns.Select(c => RunData.InstanceColumn(c).Empty).Where(e => e is not ("" or "not a number")).Distinct().ToArray();
            Note(string.Create(CultureInfo.InvariantCulture, $"{gaps} of {Rows.Length} instances have no {axis.Of}{(reasons.Length > 0 ? $" ({string.Join("; ", reasons)})" : "")} and are left out."));
        }
    }

    /// <summary>Says how many rows have no place among the levels of an axis.</summary>
    public void NoteUnplaced(RecipeAxis axis, Levels levels) => NoteUnplaced(axis, Rows.Count(r => levels.Of[r] < 0));

    /// <summary>Says how many rows have no place on an axis.</summary>
    public void NoteUnplaced(RecipeAxis axis, int count)
    {
        if (count > 0)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"{count} of {Rows.Length} instances have no finite {axis.Of}, or none that its scale can show, and are left out."));
        }
    }

    /// <summary>Says how many rows a log axis cannot show.</summary>
    public void NoteNotPositive(string what, int count, int of)
    {
        if (count > 0)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"{count} of {of} values of {what} are not positive and are left out of the log axis."));
        }
    }

    private Levels Group(RecipeGroup? group) =>
        group is null ? Levels.Single(Table.Rows) : Levels.ByColumns(Table, Rows, group.By, group.Names, group.OnlyNamed);
}
