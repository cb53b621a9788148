namespace CoOpt.Gpu.Engine.Images;

/// <summary>Bytes are no image of an instance, or not one that this program writes. The message says where and what.</summary>
public sealed class MalformedImageException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MalformedImageException(string message)
        : base(message)
    {
    }
}
