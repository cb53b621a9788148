using System.Globalization;
using System.Text;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Results.Tests.Tables;

public sealed class NumberRoundTripTests
{
    private static readonly double[] Corners =
    [
        0, -0.0, 1, -1, 0.1, 1.0 / 3, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, 2.225073858507201e-308, double.MaxValue, double.MinValue,
        1e15, 1e16, 123456789012345680, 1e21, 1e22, 9007199254740993, 4.35, 5e-324, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [Fact]
    public void Every_double_comes_back_with_its_bits()
    {
        // Uniform over bit patterns: every exponent, subnormals, and now and then NaN and infinities.
        var half = Gen.Choose(int.MinValue, int.MaxValue);
        var patterns = Gen.ArrayOf(half.Zip(half, (high, low) => BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)), 200);
        var property = Prop.ForAll(patterns.ToArbitrary(), values =>
        {
            AssertRoundTrip([.. Corners, .. values]);
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20251025, 1), property);
    }

    [Fact]
    public void A_culture_with_other_signs_and_separators_writes_the_same_bytes()
    {
        // The program runs without culture data, so what tr-TR, de-DE and sv-SE would bring is made by hand.
        var expected = WriteAll();
        foreach (var (separator, minus, infinity) in new[] { (",", "-", "∞"), (",", "\u2212", "oändligt"), ("٫", "\u061c-", "NaN") })
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = separator;
            culture.NumberFormat.NumberGroupSeparator = ".";
            culture.NumberFormat.NegativeSign = minus;
            culture.NumberFormat.PositiveInfinitySymbol = infinity;
            culture.NumberFormat.NegativeInfinitySymbol = minus + infinity;
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = culture;
            try
            {
                Assert.NotEqual("-1.5", (-1.5).ToString(CultureInfo.CurrentCulture));
                Assert.Equal(expected, WriteAll());
                AssertRoundTrip(Corners);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    private static string WriteAll()
    {
        using var folder = new TemporaryFolder();
        using var file = new AtomicFileStream(folder["instances.csv"]);
        using var table = new InstanceTable(file, ["method.alpha"]);
        table.Write([.. Corners.Select((c, i) => Samples.Result(i, 1, SettingValue.Of(c)) with { Last = Samples.Trace(i, 3, c) })]);
        _ = table.Commit();
        return Encoding.UTF8.GetString(File.ReadAllBytes(folder["instances.csv"])) + ColumnReference.ToMarkdown();
    }

    private static void AssertRoundTrip(double[] values)
    {
        using var folder = new TemporaryFolder();
        using (var file = new AtomicFileStream(folder["t.csv"]))
        {
            using var table = new TraceTable(file, TraceColumns.All);
            table.Write(values.Select((v, i) => Samples.Trace(i, i) with { Time = -v, CostGap = v, Bits = v }));
            _ = table.Commit();
        }

        var rows = TraceReader.Read(folder["t.csv"]).ToArray();
        Assert.Equal(values.Length, rows.Length);
        for (var i = 0; i < values.Length; i++)
        {
            AssertSameBits(-values[i], rows[i].Time);
            AssertSameBits(values[i], rows[i].CostGap);
            AssertSameBits(values[i], rows[i].Bits);
        }
    }

    private static void AssertSameBits(double expected, double actual)
    {
        // A NaN is an empty cell: which NaN it was is not kept.
        if (!(double.IsNaN(expected) && double.IsNaN(actual)))
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
        }
    }
}
