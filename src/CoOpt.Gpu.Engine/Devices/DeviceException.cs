namespace CoOpt.Gpu.Engine.Devices;

/// <summary>A device is missing, failed, or ran out of memory. The message says which, and what to do.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>Creates the exception of a failure of no special kind.</summary>
    public DeviceException(string message)
        : this(message, DeviceFailure.Failed)
    {
    }

    /// <summary>Creates the exception of a failure of no special kind, with its cause.</summary>
    public DeviceException(string message, Exception inner)
        : this(message, DeviceFailure.Failed, inner)
    {
    }

    /// <summary>Creates the exception.</summary>
    public DeviceException(string message, DeviceFailure reason, Exception? inner = null)
        : base(message, inner)
        => Reason = reason;

    /// <summary>Why.</summary>
    public DeviceFailure Reason { get; }
}
