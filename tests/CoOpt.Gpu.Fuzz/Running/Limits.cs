namespace CoOpt.Gpu.Fuzz.Running;

/// <summary>What one input may cost.</summary>
internal static class Limits
{
    /// <summary>Processor time of one input; what waits instead runs into <see cref="Patience"/>.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    /// <summary>Bytes that one input may have a parser allocate, whether kept or not.</summary>
    public const long Bytes = 256_000_000;

    /// <summary>An input that has not ended by now never does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Stack of the thread that parses: less than what the program's own has.</summary>
    public const int Stack = 1_000_000;

    /// <summary>Heap of the process that parses, in bytes: beyond it memory is out.</summary>
    public const long Heap = 2_000_000_000;
}
