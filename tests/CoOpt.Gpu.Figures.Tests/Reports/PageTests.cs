using CoOpt.Gpu.Figures.Reports.Pages;

namespace CoOpt.Gpu.Figures.Tests.Reports;

public sealed class PageTests
{
    private const string Hostile = "<script>alert(1)</script> \"'&| `x` [a](javascript:b) \u202E\u0000 =1+1";

    private static Page Page() => new(Hostile, [new ParagraphBlock(Hostile, Inline.Code(Hostile), Inline.Strong(Hostile), Inline.To("a b/c#d", Hostile))],
    [
        new Section("one", Hostile,
        [
            new CodeBlock(Hostile + "\n" + Hostile),
            new TableBlock(Hostile, [Hostile, new TableHead(Hostile, true)], [[Hostile, Inline.Code(Hostile)]]),
            new DetailsBlock(Hostile, [new ParagraphBlock(Hostile)]),
        ]),
    ]);

    [Fact]
    public void HostileTextStaysTextInHtml()
    {
        var html = HtmlWriter.Write(Page(), "figures");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\0', html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileTextStaysTextInMarkdown()
    {
        var markdown = MarkdownWriter.Write(Page(), "figures");

        // Between fences everything is text; elsewhere a '<' has a backslash before it, except in the code of tables, which is HTML with entities.
        Assert.DoesNotContain("<script", string.Concat(markdown.Split("```").Where((_, k) => k % 2 == 0)).Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var table = markdown.Split('\n').Single(l => l.StartsWith("| \\<script", StringComparison.Ordinal) && !l.Contains("---", StringComparison.Ordinal) && l.Contains("<code>", StringComparison.Ordinal));
        Assert.Equal(3, table.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));
    }

    [Fact]
    public void ThePolicyAllowsTheStyleOfThePageAlone()
    {
        var html = HtmlWriter.Write(Page(), "figures");
        var style = html.Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"default-src 'none'; style-src 'sha256-{hash}'", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234567, "1.23×10⁶")]
    [InlineData(123456, "123,000")]
    [InlineData(0.00123456, "0.00123")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(5.684341886080802e-14, "5.68×10⁻¹⁴")]
    [InlineData(1e-4, "1×10⁻⁴")]
    [InlineData(999.96, "1,000")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NaN, "–")]
    public void NumbersAreRounded(double value, string shown) => Assert.Equal(shown, NumberShown.Of(value));

    [Theory]
    [InlineData(0, 10, "0\u00a0%")]
    [InlineData(1, 100_000, "< 0.1\u00a0%")]
    [InlineData(99_999, 100_000, "> 99.9\u00a0%")]
    [InlineData(1, 3, "33.3\u00a0%")]
    [InlineData(0, 0, "–")]
    public void SharesTellFewFromNone(long part, long whole, string shown) => Assert.Equal(shown, NumberShown.Percent(part, whole));
}
