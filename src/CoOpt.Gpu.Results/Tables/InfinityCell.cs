namespace CoOpt.Gpu.Results.Tables;

/// <summary><c>inf</c> or <c>-inf</c>: a number that formats itself, so that its sign is not taken for the start of a formula.</summary>
internal readonly struct InfinityCell(bool positive) : IUtf8SpanFormattable
{
    internal const string Positive = "inf";
    internal const string Negative = "-inf";

    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = positive ? "inf"u8 : "-inf"u8;
        var fits = text.TryCopyTo(utf8Destination);
        bytesWritten = fits ? text.Length : 0;
        return fits;
    }
}
