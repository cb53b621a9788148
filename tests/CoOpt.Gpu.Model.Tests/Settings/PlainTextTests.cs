using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Model.Tests.Settings;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain é α 𝄞 ‸", "plain é α 𝄞 ‸")]
    [InlineData("", "")]
    [InlineData("a\nb\tc\rd", "a b c d")]
    [InlineData("\u001b[2J", "\\u001B[2J")]
    [InlineData("a\u007f\u0085\u009b", "a\\u007F\\u0085\\u009B")]
    [InlineData("\u202Eabc\u200F\uFEFF", "\\u202Eabc\\u200F\\uFEFF")]
    [InlineData("a\u2028b\u2029", "a\\u2028b\\u2029")]
    public void What_could_act_is_written_out(string text, string shown) => Assert.Equal(shown, PlainText.Line(text));

    [Fact]
    public void Halves_of_characters_are_written_out()
    {
        Assert.Equal("\\uD834", PlainText.Line("\ud834"));
        Assert.Equal("\\uDD1Ea", PlainText.Line("\udd1ea"));
        Assert.Equal("\\uD834𝄞\\uDD1E", PlainText.Line("\ud834\ud834\udd1e\udd1e"));
    }

    [Theory]
    [InlineData('x', 2000, 2000)]
    [InlineData('x', 2001, 2000)]
    [InlineData('x', 1_000_000, 2000)]
    [InlineData('\u001b', 1_000_000, 2000)]
    public void Of_a_long_text_begin_and_end_are_shown(char c, int length, int shown)
    {
        var line = PlainText.Line("[" + new string(c, length - 2) + "]");

        Assert.Equal(shown, line.Length);
        Assert.Equal(('[', ']'), (line[0], line[^1]));
        Assert.Equal(length > shown || c != 'x', line.Contains(" … ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_text_is_not_cut_within_a_character()
    {
        for (var before = 0; before < 2; before++)
        {
            var line = PlainText.Line(new string('x', before) + string.Concat(Enumerable.Repeat("𝄞", 3000)));
            Assert.DoesNotContain("\\u", line, StringComparison.Ordinal);
            Assert.InRange(line.Length, 1990, 2000);
        }
    }

    [Fact]
    public void Line_ends_are_written_out_where_one_line_is_not_asked_for() => Assert.Equal("a\\u000Ab\\u0009", PlainText.Visible("a\nb\t"));
}
