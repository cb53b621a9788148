namespace CoOpt.Gpu.Cli.Errors;

/// <summary>A verb cannot go on. The message says what, where and what to do, in one line.</summary>
internal sealed class CommandException(Fault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Code and exit code.</summary>
    public Fault Fault { get; } = fault;
}
