namespace CoOpt.Gpu.Model.Methods;

/// <summary>An axis with relative ends has no point for an instance; whoever knows the instance names it.</summary>
public sealed class EmptyAxisException : Exception
{
    /// <summary>Says which axis, with its ends resolved.</summary>
    public EmptyAxisException(string message)
        : base(message)
    {
    }
}
