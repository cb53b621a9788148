using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Svg.Scales;

/// <summary>Collects the values of an axis, and makes its scale of them.</summary>
internal sealed class Extent(ScaleKind kind)
{
    // Beyond this, and on a log axis nearer to zero than its inverse, room around values and steps between ticks are no doubles; nothing that is measured gets there.
    private const double Farthest = 1e250;

    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;

    /// <summary>Whether there was no value.</summary>
    internal bool IsEmpty => _minimum > _maximum;

    /// <summary>A value to be shown; NaN and what a log axis cannot show count for nothing.</summary>
    internal void Add(double value)
    {
        if (double.IsFinite(value) && (kind != ScaleKind.Log || value > 0))
        {
            var near = Near(value);
            (_minimum, _maximum) = (Math.Min(_minimum, near), Math.Max(_maximum, near));
        }
    }

    /// <summary>The scale over the values: with room at both ends of <paramref name="padding"/> of their range, except at zero, where an axis that begins there stays.</summary>
    internal PositionScale Scale(double? minimum, double? maximum, double padding)
    {
        var (low, high) = IsEmpty ? (kind == ScaleKind.Log ? (1.0, 10.0) : (0.0, 1.0)) : kind == ScaleKind.Log ? PadLog(padding) : PadLinear(padding);
        low = Usable(minimum) ?? low;
        high = Usable(maximum) ?? high;
        return low < high && IsWide(low, high) ? new PositionScale(kind, low, high) : Around(low);
    }

    // Values that a double hardly tells apart, or that are denormal, are one value: no ticks could stand between them.
    private bool IsWide(double low, double high) => kind == ScaleKind.Log ? high / low > 1 + 1e-9 : high / 2 - low / 2 > Math.Max(1e-290, 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)));

    private double? Usable(double? end) => end is { } value && double.IsFinite(value) && (kind != ScaleKind.Log || value > 0) ? Near(value) : null;

    private double Near(double value) => Math.Clamp(value, kind == ScaleKind.Log ? 1 / Farthest : -Farthest, Farthest);

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
        return (low, high);
    }

    private (double, double) PadLog(double padding)
    {
        var room = Math.Pow(10, padding * (Math.Log10(_maximum) - Math.Log10(_minimum)));
        return (_minimum / room, _maximum * room);
    }

    // A single value stands in the middle.
    private PositionScale Around(double value)
    {
        if (kind == ScaleKind.Log)
        {
            return new PositionScale(kind, value / 3, value * 3);
        }

        var room = value == 0 ? 1 : Math.Max(Math.Abs(value) / 10, 1e-280);
        return new PositionScale(kind, value - room, value + room);
    }
}
