using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>A table is not what its header or its dictionary says; the message names file, line and column.</summary>
public sealed class TableFormatException(string message, Exception? inner = null) : FormatException(PlainText.Line(message), inner);
