namespace CoOpt.Gpu.Claims.Audits;

/// <summary>One way in which a graph can be faster than another, at one gain.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Expression">Its column.</param>
/// <param name="MoreIsFaster">Whether a ratio above 1 is faster.</param>
/// <param name="Gain">The gain, in words.</param>
internal sealed record Sense(string Name, string Expression, bool MoreIsFaster, string Gain);
