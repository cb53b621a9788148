using System.Text.RegularExpressions;
using System.Xml.Linq;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Tests.Svg.Reading;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Light, dark and automatic pictures; alone and within a page.</summary>
public sealed partial class ThemeTests
{
    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_colour_has_a_rule_for_the_dark(string name)
    {
        var alone = Picture(name, Theme.Auto, inline: false);
        var style = Assert.Single(alone.Elements("style")).Value;
        Assert.StartsWith("@media (prefers-color-scheme:dark){", style, StringComparison.Ordinal);
        AssertRules(alone, style);

        var inline = Picture(name, Theme.Auto, inline: true);
        Assert.Empty(inline.Elements("style"));
        AssertRules(inline, SvgStyle.Css);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_theme_has_its_colours_alone(string name)
    {
        var (light, dark) = (Colors(Picture(name, Theme.Light, inline: false)), Colors(Picture(name, Theme.Dark, inline: false)));

        Assert.Subset(Palette.All.Select(t => t.Light).ToHashSet(), light);
        Assert.Subset(Palette.All.Select(t => t.Dark).ToHashSet(), dark);
        Assert.Equal(light, Colors(Picture(name, Theme.Auto, inline: false)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_a_strict_content_security_policy(string name)
    {
        foreach (var theme in Enum.GetValues<Theme>())
        {
            foreach (var element in Picture(name, theme, inline: true).Root.DescendantsAndSelf())
            {
                Assert.DoesNotContain(element.Name.LocalName, new[] { "script", "style", "foreignObject", "image", "use", "a" });
                Assert.All(element.Attributes(), a => Assert.False(a.Name.LocalName is "style" or "href" || a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), a.ToString()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_are_the_figures_own(string name)
    {
        var picture = new SvgPicture(SvgWriter.Write(Samples.All[name], new SvgOptions { IdPrefix = "r1-" }));
        var ids = picture.Root.DescendantsAndSelf().Select(e => e.Attribute("id")?.Value).OfType<string>().ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.StartsWith("r1-" + name, id, StringComparison.Ordinal));
        var used = picture.Root.DescendantsAndSelf().Attributes().SelectMany(a => a.Name.LocalName.StartsWith("aria-", StringComparison.Ordinal) && a.Value != "true" ? [a.Value] : Url().Matches(a.Value).Select(m => m.Groups[1].Value));
        Assert.Subset(ids.ToHashSet(), used.ToHashSet());
        Assert.Equal("img", picture.Root.Attribute("role")!.Value);
    }

    [Fact]
    public void Only_a_picture_of_its_own_has_a_declaration()
    {
        var plot = Samples.All["theory"];

        Assert.StartsWith("<?xml", SvgWriter.Write(plot, new SvgOptions()), StringComparison.Ordinal);
        Assert.StartsWith("<svg", SvgWriter.Write(plot, new SvgOptions { Inline = true }), StringComparison.Ordinal);
    }

    private static SvgPicture Picture(string name, Theme theme, bool inline) => new(SvgWriter.Write(Samples.All[name], new SvgOptions { Theme = theme, Inline = inline }));

    private static HashSet<string> Colors(SvgPicture picture) =>
        [.. picture.Root.Descendants().Attributes().Where(a => a.Name.LocalName is "fill" or "stroke" && a.Value.StartsWith('#')).Select(a => a.Value)];

    // Each attribute's colour becomes the dark one of the same tone, by a rule for the class beside it.
    private static void AssertRules(SvgPicture picture, string css)
    {
        foreach (var element in picture.Root.Descendants())
        {
            foreach (var (property, mark) in new[] { ("fill", "f-"), ("stroke", "k-") })
            {
                if (element.Attribute(property)?.Value is not { } color || !color.StartsWith('#'))
                {
                    continue;
                }

                var role = Assert.Single(SvgPicture.Classes(element), c => c.StartsWith(mark, StringComparison.Ordinal));
                var tone = Palette.All.Single(t => t.Name == role[2..]);
                Assert.Equal(tone.Light, color);
                Assert.Contains($".coopt-figure .{role}{{{property}:{tone.Dark}}}", css, StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"url\(#([^)]*)\)")]
    private static partial Regex Url();
}
