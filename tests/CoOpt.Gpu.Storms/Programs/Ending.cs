namespace CoOpt.Gpu.Storms.Programs;

/// <summary>How a process ended.</summary>
/// <param name="Code">Exit code; 128 + n for a death by signal n.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Seconds">How long it ran.</param>
public sealed record Ending(int Code, string Output, string Error, double Seconds)
{
    /// <summary>Exit code and last lines, for a message.</summary>
    public string Summary => $"exit {Code}: {string.Join(" | ", Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3))}";
}
