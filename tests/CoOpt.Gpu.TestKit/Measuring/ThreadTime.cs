using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.TestKit.Measuring;

/// <summary>Processor time of the calling thread: what a busy machine does beside it does not count. Where there is no such clock, the time that passed.</summary>
public static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>Seconds of the calling thread from some start.</summary>
    public static double Now => OperatingSystem.IsLinux() && ClockGetTime(ThreadClock, out var time) == 0 ? time.Seconds + (time.Nanoseconds * 1e-9) : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    /// <summary>Seconds that <paramref name="work"/> takes the calling thread; where that is above <paramref name="limit"/>, the least of several times: the first one pays for compilation.</summary>
    public static double Least(double limit, Action work)
    {
        const int Times = 3;
        ArgumentNullException.ThrowIfNull(work);
        var least = double.PositiveInfinity;
        for (var k = 0; k < Times && least > limit; k++)
        {
            var start = Now;
            work();
            least = Math.Min(least, Now - start);
        }

        return least;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Moment time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
