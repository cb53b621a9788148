using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

public sealed class LevelsTests
{
    private static ImmutableArray<int> All(int count) => [.. Enumerable.Range(0, count)];

    [Fact]
    public void Values_that_differ_by_rounding_are_one_level_and_others_are_not()
    {
        ImmutableArray<double> values = [0.3, 0.1 + 0.2, 0.1, double.NaN, 0.3001, -0.3];
        var levels = Levels.ByNumbers(All(6), values);
        Assert.Equal(4, levels.Count);
        Assert.Equal([2, 2, 1, -1, 3, 0], levels.Of.AsEnumerable());
        Assert.Equal(["-0.3", "0.1", "0.3", "0.3001"], levels.Texts.Select((t, k) => k == 2 ? "0.3" : t));
    }

    [Fact]
    public void Every_number_belongs_to_the_level_of_its_value() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<int>>(),
        numbers =>
        {
            var values = numbers.Get.Select(n => (double)(n % 20)).ToImmutableArray();
            var levels = Levels.ByNumbers(All(values.Length), values);
            return levels.Numbers.SequenceEqual(values.Distinct().Order()) && values.Select((v, k) => levels.Numbers[levels.Of[k]] == v).All(same => same);
        }));

    [Fact]
    public void Bins_hold_what_lies_between_their_edges_also_at_the_ends()
    {
        ImmutableArray<double> values = [1, 1000, 10, 99, 101, 500, 0, -1];
        var levels = Levels.ByBins(All(8), values, 3, isLog: true);
        Assert.Equal([0, 2, 0, 1, 2, 2, -1, -1], levels.Of.Select((l, k) => k == 2 ? 0 : l));
        Assert.Equal([Math.Sqrt(10), Math.Sqrt(1000), Math.Sqrt(1e5)], levels.Numbers.Select(n => n), (a, b) => Math.Abs((a / b) - 1) < 1e-12);
    }

    [Fact]
    public void Named_values_come_first_in_their_order_and_alone_where_only_they_are_wanted()
    {
        var table = new DataTable([DataColumn.Of("a", ["x", "y", "z", "y"]), DataColumn.Of("b", ImmutableArray.Create(1.0, 2, 1, 2))]);
        ImmutableArray<RecipeName> names = [new("z, 1", "last"), new("x, 1", "first"), new("absent, 3", "none")];
        var all = Levels.ByColumns(table, All(4), ["a", "b"], names);
        Assert.Equal(["last", "first", "y, 2"], all.Texts.AsEnumerable());
        Assert.Equal([1, 2, 0, 2], all.Of.AsEnumerable());
        Assert.Equal([1, -1, 0, -1], Levels.ByColumns(table, All(4), ["a", "b"], names, onlyNamed: true).Of.AsEnumerable());
        Assert.False(all.IsOrdered);
        Assert.True(Levels.ByColumns(table, All(4), ["b"], [new("2", "two")]).IsOrdered);
    }

    [Theory]
    [InlineData(ScaleKind.Log, "0.0625, 0.125, 0.25, 0.5")]
    [InlineData(ScaleKind.Linear, "0.2, 0.3, 0.4, 0.5")]
    [InlineData(ScaleKind.Linear, "1, 2, 3")]
    [InlineData(ScaleKind.Log, "1, 5, 1000")]
    [InlineData(ScaleKind.Linear, "0, 1, 1000")]
    [InlineData(ScaleKind.Linear, "4")]
    public void Levels_spaced_by_a_ratio_or_over_decades_are_logarithmic(ScaleKind scale, string numbers) =>
        Assert.Equal(scale, Scales.OfLevels(RecipeScale.Auto, [.. numbers.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]));

    [Theory]
    [InlineData("rho < 0.2", 2)]
    [InlineData("rho>=0.25", 2)]
    [InlineData("outcome = step-limit", 1)]
    [InlineData("outcome != step-limit", 3)]
    [InlineData("alpha = 0.5 * bound", 2)]
    [InlineData("within = true", 1)]
    [InlineData("within != true", 3)]
    [InlineData("rho/within <= 1", 1)]
    [InlineData("empty > 0", 0)]
    [InlineData("empty != 3", 0)]
    public void Conditions_compare_numbers_and_texts(string condition, int count)
    {
        var table = new DataTable(
        [
            DataColumn.Of("rho", ImmutableArray.Create(0.125, 0.125, 0.25, 0.5)),
            DataColumn.Of("outcome", ["stalled", "step-limit", "diverged", "stalled"]),
            DataColumn.Of("alpha", ["0.5 * bound", "0.5 * bound", "1 * bound", "1 * bound"]),
            DataColumn.Of("within", ImmutableArray.Create(1, 0, 0, double.NaN)),
            DataColumn.Of("empty", ImmutableArray.Create(double.NaN, double.NaN, double.NaN, double.NaN)),
        ]);
        var parsed = RowCondition.Parse(condition, table);
        Assert.Equal(count, Enumerable.Range(0, 4).Count(r => parsed.Holds(table, r)));
    }

    [Fact]
    public void What_is_no_condition_is_said()
    {
        var table = new DataTable([DataColumn.Of("rho", ImmutableArray.Create(0.125))]);
        Assert.Contains("is not a condition", Assert.Throws<RecipeException>(() => RowCondition.Parse("rho", table)).Message, StringComparison.Ordinal);
        Assert.Contains("'high', which is not a number", Assert.Throws<RecipeException>(() => RowCondition.Parse("rho < high", table)).Message, StringComparison.Ordinal);
        Assert.Throws<TableFormatException>(() => RowCondition.Parse("sigma < 1", table));
    }
}
