using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Tables;

/// <summary>A table in memory reads back from its CSV as it was.</summary>
public sealed class DataTableTests
{
    private static DataTable Example { get; } = new(
    [
        DataColumn.Of("x", [0.1, double.NaN, double.PositiveInfinity, -1e-300]),
        DataColumn.Of("name", ["plain", "=1+1", "with \"quotes\", and\nlines", ""]),
    ]);

    [Fact]
    public void Reads_back_what_was_written()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var stream = File.Create(path))
            {
                Example.Write(stream);
            }

            var back = DataTable.Read(path, name => name == "x" ? CellKind.Number : CellKind.Text);

            Assert.Equal(Example.Numbers("x").AsEnumerable(), back.Numbers("x"));
            Assert.Equal(Example.Texts("name").AsEnumerable(), back.Texts("name"));
            Assert.StartsWith("x,name\n0.1,plain\n,'=1+1\ninf,", File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Says_which_columns_there_are()
    {
        var error = Assert.Throws<TableFormatException>(() => Example["length"]);

        Assert.Contains("no column length; there are x, name", error.Message, StringComparison.Ordinal);
        Assert.Contains("no column nmae; did you mean name?", Assert.Throws<TableFormatException>(() => Example["nmae"]).Message, StringComparison.Ordinal);
        Assert.Throws<TableFormatException>(() => Example.Numbers("name"));
        Assert.Throws<TableFormatException>(() => Example.Texts("x"));
    }

    [Fact]
    public void Refuses_columns_of_different_length() =>
        Assert.Throws<ArgumentException>(() => new DataTable([DataColumn.Of("x", [1.0]), DataColumn.Of("y", [1.0, 2.0])]));
}
