using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Tables;

public sealed class TableReaderTests
{
    [Theory]
    [InlineData("a,b\n1\n")]
    [InlineData("a,b\n1,2,3\n")]
    [InlineData("a,a\n1,2\n")]
    [InlineData("a,b\n1,\"2\n")]
    public void Malformed_tables_are_refused(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], text);
        var error = Assert.Throws<TableFormatException>(() =>
        {
            using var table = TableReader.Open(folder["t.csv"]);
            while (table.Read())
            {
            }
        });
        Assert.Contains(folder["t.csv"], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData(" 1")]
    [InlineData("1e999")]
    [InlineData("'1")]
    public void What_the_writer_never_writes_is_not_a_number(string cell)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], $"a,b\n0,\"{cell}\"\n");
        using var table = TableReader.Open(folder["t.csv"]);
        Assert.True(table.Read());
        var error = Assert.Throws<TableFormatException>(() => table.Row.Number("b"));
        Assert.Contains($"{folder["t.csv"]}:2: column b: expected a number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_an_error_that_lists_those_there_are()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.csv"], "alpha,beta\n1,2\n");
        using var table = TableReader.Open(folder["t.csv"]);
        Assert.True(table.Read());
        Assert.Contains("alpha, beta", Assert.Throws<TableFormatException>(() => table.Row.Number("gamma")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(folder["t.csv"], Assert.Throws<ResultFileException>(() => TableReader.Open(folder["t.csv"])).Path);
    }
}
