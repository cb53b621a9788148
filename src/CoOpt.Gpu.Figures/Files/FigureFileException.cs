using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>The files of a figure are not what they should be; every problem in a line of its own, beginning with the file.</summary>
/// <param name="problems">What is wrong, each with its file.</param>
/// <param name="inner">What was thrown while reading.</param>
public sealed class FigureFileException(ImmutableArray<string> problems, Exception? inner = null) : FormatException(string.Join('\n', problems), inner)
{
    /// <summary>What is wrong, each with its file.</summary>
    public ImmutableArray<string> Problems { get; } = problems;
}
