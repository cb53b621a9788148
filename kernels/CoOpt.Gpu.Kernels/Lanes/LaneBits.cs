namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>The bit patterns of float64 (IEEE 754 binary64) that lanes share.</summary>
public static class LaneBits
{
    /// <summary>Bits of the stored fraction.</summary>
    public const int FractionBits = 52;

    /// <summary>The stored fraction.</summary>
    public const long FractionMask = 0x000F_FFFF_FFFF_FFFF;

    /// <summary>The exponent field, shifted down.</summary>
    public const long ExponentMask = 0x7FF;

    /// <summary>The number 1.</summary>
    public const long OneBits = 0x3FF0_0000_0000_0000;

    /// <summary>2⁵²: or-ing an integer below 2⁵² into it gives 2⁵² + integer.</summary>
    public const long IntegerAnchorBits = 0x4330_0000_0000_0000;

    /// <summary>2⁵² + 1023: what is to be taken off an exponent field that was or-ed into 2⁵².</summary>
    public const double ExponentBias = 4503599627370496.0 + 1023.0;

    /// <summary>1.5·2⁵² + 1023: adding it puts n + 1023 into the low bits, ready to be shifted into the exponent field.</summary>
    public const double PowerBias = 6755399441055744.0 + 1023.0;

    /// <summary>1.5·2⁵²: adding and subtracting it rounds |a| ≤ 2⁵¹ to the nearest integer, ties to even.</summary>
    public const double RoundingAnchor = 6755399441055744.0;
}
