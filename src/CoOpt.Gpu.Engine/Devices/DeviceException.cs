namespace CoOpt.Gpu.Engine.Devices;

/// <summary>A device is missing, failed, or ran out of memory. The message says which, and what to do.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>Creates the exception.</summary>
    public DeviceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public DeviceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
