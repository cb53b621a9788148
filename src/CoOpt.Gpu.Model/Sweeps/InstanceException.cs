namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>
/// One instance of a sweep cannot be set up: its graph cannot be drawn connected, its data has no optimum, its relative axis is empty. The message says what, with which
/// values, and what to do.
/// </summary>
public sealed class InstanceException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InstanceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public InstanceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
