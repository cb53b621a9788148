using System.Diagnostics;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>The program loaded into this process and run once, while the process says now and then what it holds.</summary>
public static class WatchedRun
{
    /// <summary>The word on the command line that starts it.</summary>
    public const string Verb = "watched-run";

    /// <summary>Runs to the end, with a <see cref="HeapSample"/> on standard output every so often; the program's exit code.</summary>
    /// <param name="library">coopt.dll.</param>
    /// <param name="every">Seconds between two.</param>
    /// <param name="arguments">Command line of the run.</param>
    public static int Do(string library, double every, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        var program = new LoadedProgram(library);
        using var stop = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            while (!stop.Wait(TimeSpan.FromSeconds(every)))
            {
                program.Output.WriteLine(HeapSample.Take(Stopwatch.GetElapsedTime(start).TotalSeconds));
                program.Output.Flush();
            }
        });
        watch.Start();
        try
        {
            return program.Call(arguments);
        }
        finally
        {
            stop.Set();
            watch.Join();
        }
    }
}
