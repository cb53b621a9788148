using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Tests.Files;

/// <summary>Data files take memory and time for what they hold, not for what they announce.</summary>
public sealed class BoundedFileTests
{
    [Fact]
    public void A_plain_file_that_announces_more_than_it_holds_takes_no_memory()
    {
        byte[] announced = [0, 0, 8, 3, 0, 0, 0x10, 0, 0, 0, 0x10, 0, 0, 0, 0, 10, 1, 2, 3];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("ends before the 167772160 bytes", Assert.Throws<InvalidDataException>(() => IdxArray.Read(announced, 3)).Message, StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Labels_beside_images_count_with_them()
    {
        Assert.Contains("makes more than 3 bytes", Assert.Throws<InvalidDataException>(() => IdxArray.Read([0, 0, 8, 1, 0, 0, 0, 4, 1, 2, 3, 4], 1, 3)).Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], IdxArray.Read([0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3], 1, 3).Data);
    }

    [Fact]
    public void A_table_has_at_most_a_hundred_thousand_columns()
    {
        Assert.Null(Table(100_001, out var bag));
        Assert.Contains("at most 100000", Assert.Single(bag.ToImmutable()).Message, StringComparison.Ordinal);
        Assert.Equal(99_999, Table(100_000, out _)!.IndexOf("c99999"));
        Assert.Equal(-1, Table(3, out _)!.IndexOf("c3"));
    }

    [Fact]
    public void Of_many_wrong_columns_some_are_reported()
    {
        var table = Table(5000, out var bag)!;

        Assert.False(TableCheck.Columns(table, "a file", [.. Enumerable.Range(0, 3000).Select(k => $"y{k}")], [], bag));

        Assert.InRange(bag.ToImmutable().Length, 1, 200);
        Assert.All(bag.ToImmutable(), d => Assert.Contains("y19,…", d.Message, StringComparison.Ordinal));
    }

    private static CsvTable? Table(int columns, out DiagnosticBag bag)
    {
        bag = new DiagnosticBag();
        var text = string.Join(',', Enumerable.Range(0, columns).Select(k => $"c{k}")) + "\n" + string.Join(',', Enumerable.Repeat("1", columns)) + "\n";
        return CsvTable.Read(System.Text.Encoding.UTF8.GetBytes(text), "f.csv", bag);
    }
}
