using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Tables;

/// <summary>Tables that no program writes, in memory and as files.</summary>
public sealed class RefusedTableTests
{
    [Theory]
    [InlineData("a,a\n1,2\n", "there twice")]
    [InlineData("a,b\n1\n", "t.csv")]
    [InlineData("a,b\n1,\"2\n", "t.csv")]
    [InlineData("\"a\n1\n", "t.csv")]
    [InlineData("a,b\n1,x\n", "expected a number, got 'x'")]
    [InlineData("a,b\n1,\"\u001b[2J\"\n", "\\u001B[2J")]
    public void A_malformed_table_is_refused_in_memory_as_in_a_file(string text, string fragment)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], text);

        Assert.Contains(fragment, Assert.Throws<TableFormatException>(() => DataTable.Parse("t.csv", text, _ => CellKind.Number)).Message, StringComparison.Ordinal);
        Assert.Contains(fragment, Assert.Throws<TableFormatException>(() => DataTable.Read(folder["t.csv"], _ => CellKind.Number)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_another_kind_are_refused()
    {
        using var table = TableReader.Of("t.csv", "flag,whole,number\nyes,1.5,x\n,,\ntrue,-3,inf\nfalse,0,-inf\n");
        Assert.True(table.Read());
        Assert.Contains("true or false", Assert.Throws<TableFormatException>(() => table.Row.Boolean("flag")).Message, StringComparison.Ordinal);
        Assert.Contains("an integer", Assert.Throws<TableFormatException>(() => table.Row.Whole("whole")).Message, StringComparison.Ordinal);
        Assert.Contains("a number", Assert.Throws<TableFormatException>(() => table.Row.Numeric("number")).Message, StringComparison.Ordinal);

        Assert.True(table.Read());
        Assert.True(table.Row.IsEmpty("flag"));
        Assert.Equal((null, null, double.NaN, double.NaN), (table.Row.Boolean("flag"), table.Row.Whole("whole"), table.Row.Number("number"), table.Row.Numeric("number")));
        Assert.True(table.Read());
        Assert.Equal((true, -3L, double.PositiveInfinity, 1.0), (table.Row.Boolean("flag"), table.Row.Whole("whole"), table.Row.Number("number"), table.Row.Numeric("flag")));
        Assert.True(table.Read());
        Assert.Equal((false, 0L, double.NegativeInfinity, 0.0), (table.Row.Boolean("flag"), table.Row.Whole("whole"), table.Row.Number("number"), table.Row.Numeric("flag")));
        Assert.False(table.Read());
        table.Require("flag");
    }

    [Fact]
    public void Columns_of_a_table_are_of_one_length_and_found_by_name_and_kind()
    {
        ImmutableArray<DataColumn> columns = [DataColumn.Of("a", [1.0, 2]), DataColumn.Of("b", ["x", "y"])];
        var table = new DataTable(columns);

        Assert.Equal((2, true, false), (table.Rows, table.Has("a"), table.Has("c")));
        Assert.Contains("holds texts", Assert.Throws<TableFormatException>(() => table.Numbers("b")).Message, StringComparison.Ordinal);
        Assert.Contains("holds numbers", Assert.Throws<TableFormatException>(() => table.Texts("a")).Message, StringComparison.Ordinal);
        Assert.Contains("no column bb", Assert.Throws<TableFormatException>(() => table["bb"]).Message, StringComparison.Ordinal);
        _ = Assert.Throws<ArgumentException>(() => new DataTable([columns[0], DataColumn.Of("c", ["x"])]));
        Assert.Equal(0, new DataTable([]).Rows);
    }

    [Fact]
    public void Rows_of_traces_name_their_instance()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], "instance,step,t\n,1,0.5\n");

        Assert.Contains("a row without instance", Assert.Throws<TableFormatException>(() => TraceReader.Read(folder["t.csv"]).Count()).Message, StringComparison.Ordinal);
        Assert.Throws<ResultFileException>(() => TraceReader.Read(folder["no.csv"]).Count());
    }
}
