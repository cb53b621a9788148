namespace CoOpt.Gpu.Figures.Conversion;

/// <summary>A picture could not be converted; the message says why, with what the converter said.</summary>
public sealed class ConversionException(string message, Exception? inner = null) : Exception(message, inner);
