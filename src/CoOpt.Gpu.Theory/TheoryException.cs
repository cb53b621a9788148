namespace CoOpt.Gpu.Theory;

/// <summary>
/// An instance for which theory cannot give what a run needs: no optimum exists, a relative α has no bound to refer to, or a solver stopped short.
/// The message says which and what to do.
/// </summary>
public sealed class TheoryException : Exception
{
    /// <summary>An exception without a message.</summary>
    public TheoryException()
    {
    }

    /// <summary>An exception that says what, where and what to do.</summary>
    public TheoryException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public TheoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
