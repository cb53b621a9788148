using System.Collections.Immutable;
using System.Globalization;

namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>
/// The canonical value of one setting: null (none), a boolean, a number, a text, or a list of these. Equality is by value; <see cref="ToString"/> is the canonical text
/// that goes into CSV cells (numbers in shortest round-trip form, invariant culture).
/// </summary>
public readonly struct SettingValue : IEquatable<SettingValue>
{
    private readonly object? _value;

    private SettingValue(object? value) => _value = value;

    /// <summary>The value <c>none</c>.</summary>
    public static SettingValue None => default;

    /// <summary>Wraps a number.</summary>
    public static SettingValue Of(double value) => new(value);

    /// <summary>Wraps a boolean.</summary>
    public static SettingValue Of(bool value) => new(value);

    /// <summary>Wraps a text.</summary>
    public static SettingValue Of(string value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Wraps a list.</summary>
    public static SettingValue Of(ImmutableArray<SettingValue> items) => new(items);

    /// <summary>Whether this is <c>none</c>.</summary>
    public bool IsNone => _value is null;

    /// <summary>The number, or null if this is not one.</summary>
    public double? Number => _value as double?;

    /// <summary>The boolean, or null if this is not one.</summary>
    public bool? Boolean => _value as bool?;

    /// <summary>The text, or null if this is not one.</summary>
    public string? Text => _value as string;

    /// <summary>The list, or null if this is not one.</summary>
    public ImmutableArray<SettingValue>? List => _value as ImmutableArray<SettingValue>?;

    /// <summary>Value equality.</summary>
    public static bool operator ==(SettingValue left, SettingValue right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(SettingValue left, SettingValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SettingValue other) => (_value, other._value) switch
    {
        (ImmutableArray<SettingValue> a, ImmutableArray<SettingValue> b) => a.SequenceEqual(b),
        _ => Equals(_value, other._value),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SettingValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is ImmutableArray<SettingValue> items
        ? items.Aggregate(17, static (h, v) => HashCode.Combine(h, v.GetHashCode()))
        : _value?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => _value switch
    {
        null => "none",
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        string s => s,
        ImmutableArray<SettingValue> items => "[" + string.Join(", ", items.Select(v => v.ToString())) + "]",
        _ => throw new InvalidOperationException(),
    };
}
