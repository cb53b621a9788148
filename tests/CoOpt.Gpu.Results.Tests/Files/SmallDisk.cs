using System.Diagnostics;

namespace CoOpt.Gpu.Results.Tests.Files;

/// <summary>A tmpfs of 1 MB: a disk that is soon full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => FullPath = path;

    internal string FullPath { get; }

    /// <summary>Mounts one, or returns null where that is not allowed.</summary>
    internal static SmallDisk? TryMount(string path)
    {
        _ = Directory.CreateDirectory(path);
        return OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path) ? new SmallDisk(path) : null;
    }

    public void Dispose() => _ = Run("umount", FullPath);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
