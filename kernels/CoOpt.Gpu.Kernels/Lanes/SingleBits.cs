namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>The bit patterns of float32 (IEEE 754 binary32) that lanes share: <see cref="LaneBits"/> in the other format.</summary>
public static class SingleBits
{
    /// <summary>Bits of the stored fraction.</summary>
    public const int FractionBits = 23;

    /// <summary>The stored fraction.</summary>
    public const int FractionMask = 0x007F_FFFF;

    /// <summary>The exponent field, shifted down.</summary>
    public const int ExponentMask = 0xFF;

    /// <summary>The number 1.</summary>
    public const int OneBits = 0x3F80_0000;

    /// <summary>2²³: or-ing an integer below 2²³ into it gives 2²³ + integer.</summary>
    public const int IntegerAnchorBits = 0x4B00_0000;

    /// <summary>2²³ + 127: what is to be taken off an exponent field that was or-ed into 2²³.</summary>
    public const float ExponentBias = 8388608f + 127f;

    /// <summary>1.5·2²³ + 127: adding it puts n + 127 into the low bits, ready to be shifted into the exponent field.</summary>
    public const float PowerBias = 12582912f + 127f;

    /// <summary>1.5·2²³: adding and subtracting it rounds |a| ≤ 2²² to the nearest integer, ties to even.</summary>
    public const float RoundingAnchor = 12582912f;
}
