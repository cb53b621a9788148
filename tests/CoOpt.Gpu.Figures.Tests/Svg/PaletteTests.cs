using CoOpt.Gpu.Figures.Svg.Colors;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Colours can be seen on their grounds, and told apart by every eye.</summary>
public sealed class PaletteTests
{
    /// <summary>WCAG 2.2, 1.4.11: graphical objects.</summary>
    private const double LeastContrast = 3;

    /// <summary>WCAG 2.2, 1.4.3: text.</summary>
    private const double LeastTextContrast = 4.5;

    /// <summary>Four kinds, the most that a figure should have, differ by at least this for every eye: some four just noticeable differences.</summary>
    private const double LeastDistanceOfFour = 8;

    /// <summary>All eight do by this, and by shape.</summary>
    private const double LeastDistance = 6;

    public static TheoryData<string> Eyes => [.. ColorVision.Eyes.Keys];

    private static IEnumerable<(string Ground, Func<Tone, string> Color)> Grounds => [(Palette.Ground.Light, t => t.Light), (Palette.Ground.Dark, t => t.Dark)];

    [Fact]
    public void Marks_and_texts_stand_out_from_the_ground()
    {
        foreach (var (ground, color) in Grounds)
        {
            Assert.All([.. Palette.Kinds, .. Ramp.Ordered.Tones, Palette.Axis], t => Assert.True(ColorVision.Contrast(color(t), ground) >= LeastContrast, $"{t}: {ColorVision.Contrast(color(t), ground):F2}"));
            Assert.All([Palette.Ink, Palette.Soft], t => Assert.True(ColorVision.Contrast(color(t), ground) >= LeastTextContrast, t.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Eyes))]
    public void Kinds_differ_for_every_eye(string eye)
    {
        foreach (var (_, color) in Grounds)
        {
            for (var i = 0; i < Palette.Kinds.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var distance = ColorVision.Distance(color(Palette.Kinds[i]), color(Palette.Kinds[j]), ColorVision.Eyes[eye]);
                    Assert.True(distance >= (i < 4 ? LeastDistanceOfFour : LeastDistance), $"{color(Palette.Kinds[i])} and {color(Palette.Kinds[j])}: {distance:F1}");
                }
            }
        }
    }

    [Fact]
    public void Ramps_lead_away_from_the_ground()
    {
        foreach (var (ground, color) in Grounds)
        {
            var away = Math.Sign(0.5 - ColorVision.Lightness(ground));
            AssertRises(Ramp.Sequential.Tones.Select(t => away * ColorVision.Lightness(color(t))));
            AssertRises(Ramp.Diverging.Tones.Skip(Ramp.Steps / 2).Select(t => away * ColorVision.Lightness(color(t))));
            AssertRises(Ramp.Diverging.Tones.Take(Ramp.Steps / 2).Reverse().Select(t => away * ColorVision.Lightness(color(t))));
        }

        // Steps of a quantity grow lighter on both grounds.
        AssertRises(Ramp.Ordered.Tones.Select(t => ColorVision.Lightness(t.Light)));
        AssertRises(Ramp.Ordered.Tones.Select(t => ColorVision.Lightness(t.Dark)));
    }

    // To the rounding of eight bits.
    private static void AssertRises(IEnumerable<double> lightness) => Assert.All(lightness.Zip(lightness.Skip(1)), p => Assert.True(p.Second > p.First - 0.002, $"{p.First} to {p.Second}"));
}
