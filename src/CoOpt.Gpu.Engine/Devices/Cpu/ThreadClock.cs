using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>Processor time of the calling thread: unlike time on the wall it does not grow while other threads have the core. Where the system does not tell it, time on the wall.</summary>
internal static partial class ThreadClock
{
    // CLOCK_THREAD_CPUTIME_ID of Linux; the layout of timespec is that of its 64-bit systems.
    private const int ThreadProcessorTime = 3;
    private const long NanosecondsPerTick = 1_000_000_000 / TimeSpan.TicksPerSecond;
    private static readonly bool IsKnown = OperatingSystem.IsLinux() && IntPtr.Size == 8;

    public static TimeSpan Now => IsKnown && GetTime(ThreadProcessorTime, out var time) == 0
        ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / NanosecondsPerTick))
        : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
