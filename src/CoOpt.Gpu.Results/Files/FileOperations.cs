using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Results.Files;

/// <summary>The file operations of this system.</summary>
internal static class FileOperations
{
    /// <summary>libc on Linux (x64, arm64), where the numbers of its flags are known; elsewhere the class library, with what that cannot do left out.</summary>
    internal static IFileOperations Current { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
            ? new PosixFileOperations()
            : new PortableFileOperations();
}
