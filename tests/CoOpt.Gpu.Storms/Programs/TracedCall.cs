namespace CoOpt.Gpu.Storms.Programs;

/// <summary>One system call of a log.</summary>
/// <param name="Thread">Name of the thread's log.</param>
/// <param name="Name">The call.</param>
/// <param name="Ordinal">How many of that name its thread had made, with this one.</param>
/// <param name="Text">The line.</param>
public sealed record TracedCall(string Thread, string Name, int Ordinal, string Text)
{
    /// <summary>Whether strace made it fail.</summary>
    public bool IsInjected => Text.Contains("(INJECTED)", StringComparison.Ordinal);

    /// <summary>Whether it succeeded.</summary>
    public bool Succeeded => !Text.Contains(") = -1 ", StringComparison.Ordinal) && !Text.Contains("= ?", StringComparison.Ordinal);

    /// <summary>Whether it names something below <paramref name="folder"/>, or that folder, by path or by descriptor.</summary>
    public bool Touches(string folder) => Text.Contains(folder, StringComparison.Ordinal);
}
