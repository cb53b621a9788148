using System.Text;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Results.Tests.Tables;

public sealed class TextCellTests
{
    private static readonly string[] Hostile =
    [
        "=1+1", "+1", "-1", "@x", "\tx", "\rx", "'", "''", "'=1", "'x", "</script>", "a,b", "a\"b", "a\nb", "a\r\nb", "=\"a\n,\"", " =1", "ä→𝓛", "\u0000", "none", "inf",
    ];

    [Fact]
    public void Texts_come_back_as_they_were()
    {
        var texts = Gen.OneOf(Gen.Elements(Hostile), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get).Where(IsUnicode)).ArrayOf();
        var property = Prop.ForAll(texts.ToArbitrary(), values =>
        {
            string[] all = [.. Hostile, .. values];
            using var folder = new TemporaryFolder();
            Write(folder, all);
            using var table = TableReader.Open(folder["t.csv"]);
            foreach (var text in all)
            {
                Assert.True(table.Read());
                Assert.Equal(text, table.Row.Text("a"));
            }

            Assert.False(table.Read());
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20251025, 1), property);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("'x", "''x")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("0.5 * bound", "0.5 * bound")]
    [InlineData("1=1", "1=1")]
    public void What_a_spreadsheet_would_run_is_defused(string text, string cell)
    {
        using var folder = new TemporaryFolder();
        Write(folder, [text]);
        Assert.StartsWith($"0,{cell},", Encoding.UTF8.GetString(File.ReadAllBytes(folder["t.csv"])).Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_never_touched()
    {
        using var folder = new TemporaryFolder();
        using (var file = new AtomicFileStream(folder["t.csv"]))
        {
            using var table = new InstanceTable(file, ["a"]);
            table.Write([.. new[] { -1, double.NegativeInfinity, double.PositiveInfinity, -0.0, -5e-324 }.Select((v, i) => Samples.Result(i, 1, SettingValue.Of(v)))]);
            _ = table.Commit();
        }

        var cells = File.ReadAllLines(folder["t.csv"])[1..].Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => l.Split(',')[1]);
        Assert.Equal(["-1", "-inf", "inf", "-0", "-5E-324"], cells);
    }

    private static void Write(TemporaryFolder folder, string[] texts)
    {
        using var file = new AtomicFileStream(folder["t.csv"]);
        using var table = new InstanceTable(file, ["a"]);
        table.Write([.. texts.Select((t, i) => Samples.Result(i, 1, SettingValue.Of(t)))]);
        _ = table.Commit();
    }

    private static bool IsUnicode(string text) => text.EnumerateRunes().All(r => r != Rune.ReplacementChar);
}
