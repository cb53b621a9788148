using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Svg.Scales;

/// <summary>Collects the values of an axis, and makes its scale of them.</summary>
internal sealed class Extent(ScaleKind kind)
{
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;

    /// <summary>Whether there was no value.</summary>
    internal bool IsEmpty => _minimum > _maximum;

    /// <summary>A value to be shown; NaN and what a log axis cannot show count for nothing.</summary>
    internal void Add(double value)
    {
        if (double.IsFinite(value) && (kind != ScaleKind.Log || value > 0))
        {
            (_minimum, _maximum) = (Math.Min(_minimum, value), Math.Max(_maximum, value));
        }
    }

    /// <summary>The scale over the values: with room at both ends of <paramref name="padding"/> of their range, except at zero, where an axis that begins there stays.</summary>
    internal PositionScale Scale(double? minimum, double? maximum, double padding)
    {
        var (low, high) = IsEmpty ? (kind == ScaleKind.Log ? (1.0, 10.0) : (0.0, 1.0)) : kind == ScaleKind.Log ? PadLog(padding) : PadLinear(padding);
        low = Usable(minimum) ?? low;
        high = Usable(maximum) ?? high;
        return low < high ? new PositionScale(kind, low, high) : Around(low);
    }

    private double? Usable(double? end) => end is { } value && double.IsFinite(value) && (kind != ScaleKind.Log || value > 0) ? value : null;

    private (double, double) PadLinear(double padding)
    {
        if (_minimum == _maximum)
        {
            var around = Around(_minimum);
            return (around.Minimum, around.Maximum);
        }

        var room = padding * (_maximum / 2 - _minimum / 2) * 2;

        // Where the least value is a small part of the greatest, the axis begins at zero, which a reader expects.
        const double SmallPart = 0.2;
        var low = _minimum >= 0 && _minimum <= SmallPart * _maximum && padding > 0 ? 0 : _minimum == 0 ? 0 : _minimum - room;
        var high = _maximum <= 0 && _maximum >= SmallPart * _minimum && padding > 0 ? 0 : _maximum == 0 ? 0 : _maximum + room;
        return (Math.Max(low, double.MinValue), Math.Min(high, double.MaxValue));
    }

    private (double, double) PadLog(double padding)
    {
        var room = Math.Pow(10, padding * (Math.Log10(_maximum) - Math.Log10(_minimum)));
        return (Math.Max(_minimum / room, double.Epsilon), Math.Min(_maximum * room, double.MaxValue));
    }

    // A single value stands in the middle.
    private PositionScale Around(double value)
    {
        if (kind == ScaleKind.Log)
        {
            return new PositionScale(kind, Math.Max(value / 3, double.Epsilon), Math.Max(Math.Min(value * 3, double.MaxValue), 2 * double.Epsilon));
        }

        var room = value == 0 ? 1 : Math.Max(Math.Abs(value) / 10, double.Epsilon * 4);
        return new PositionScale(kind, Math.Max(value - room, double.MinValue), Math.Min(value + room, double.MaxValue));
    }
}
