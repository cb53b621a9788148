using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>A swept axis with more than one point, as a report looks at it.</summary>
internal sealed partial class Factor
{
    private const int FewestDigits = 4;

    /// <summary>These tell any two numbers apart.</summary>
    private const int MostDigits = 17;

    private readonly long _stride;

    /// <summary>An axis of a sweep.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="stride">By how much the instance's index grows from one point to the next.</param>
    /// <param name="slug">Its name in ids of figures and sections.</param>
    public Factor(Axis axis, long stride, string slug)
    {
        (Axis, _stride, Slug) = (axis, stride, slug);
        Texts = TextsOf(axis, FewestDigits);
        for (var digits = FewestDigits + 1; digits <= MostDigits && Texts.Distinct(StringComparer.Ordinal).Count() < axis.Count; digits++)
        {
            Texts = TextsOf(axis, digits);
        }
    }

    public Axis Axis { get; }

    /// <summary>Its name in ids of figures and sections.</summary>
    public string Slug { get; }

    /// <summary>The dotted names of its settings, with commas between.</summary>
    public string Name => string.Join(", ", Axis.Keys);

    /// <summary>What a recipe calls it.</summary>
    public string Expression => string.Join(",", Axis.Keys);

    /// <summary>Whether it only repeats the experiment with other draws.</summary>
    public bool IsReplicate => Axis.Keys is ["seed"];

    public int Count => Axis.Count;

    /// <summary>The points as shown, numbers to four digits, or to as many as tell the points apart.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>The value of a point as tables and recipes spell it.</summary>
    public string Value(int point) => string.Join(", ", Axis.Points[point].Select(v => v.ToString()));

    /// <summary>The point that an instance has.</summary>
    public int PointOf(long instance) => (int)(instance / _stride % Count);

    /// <summary>The instance that differs from <paramref name="instance"/> in this axis alone and has <paramref name="point"/>.</summary>
    public long PartnerOf(long instance, int point) => instance + ((point - PointOf(instance)) * _stride);

    /// <summary>Whether its points have places on a scale: numbers, or multiples of one thing such as the bound.</summary>
    public bool IsQuantity => Axis.Keys.Length == 1
        && (Axis.Points.All(p => p[0].Number is not null) || (Axis.Points.All(p => IsMultiple(p[0])) && Axis.Points.Select(p => p[0].ToString().Split(" * ")[1]).Distinct(StringComparer.Ordinal).Count() == 1));

    private static ImmutableArray<string> TextsOf(Axis axis, int digits) => [.. axis.Points.Select(p => string.Join(", ", p.Select(v => Shown(v, digits))))];

    // A name keeps its digits: it is no number.
    private static string Shown(SettingValue value, int digits) => value.Number is null && !IsMultiple(value)
        ? value.ToString()
        : LongNumber().Replace(value.ToString(), m => double.Parse(m.Value, CultureInfo.InvariantCulture).ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static bool IsMultiple(SettingValue value) =>
        value.ToString().Split(" * ") is [var factor, _] && double.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"(?<![\w.])\d+\.\d{4,}(E[+-]?\d+)?(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
