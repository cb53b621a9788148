namespace CoOpt.Gpu.Engine.Devices;

/// <summary>Why a device did not do what it was asked.</summary>
public enum DeviceFailure
{
    /// <summary>It is not here, or cannot do such a thing at all: asking again changes nothing.</summary>
    Missing,

    /// <summary>A kernel or a transfer failed.</summary>
    Failed,

    /// <summary>It is gone: unplugged, reset, or taken away.</summary>
    Lost,

    /// <summary>Its memory does not hold what it was given: less at once may fit.</summary>
    OutOfMemory,

    /// <summary>It gave no sign of life for too long.</summary>
    Hung,
}
