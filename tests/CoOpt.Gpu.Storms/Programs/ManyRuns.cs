using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>The program loaded into this process and run over and over, some runs stopped by a signal to ourselves and gone on with: what one of its runs keeps, all of them show.</summary>
public static partial class ManyRuns
{
    /// <summary>The word on the command line that starts it.</summary>
    public const string Verb = "many-runs";

    /// <summary>Runs until killed. Says <c>runs stops mismatches</c> and a <see cref="HeapSample"/> on standard output after every run.</summary>
    /// <param name="library">coopt.dll.</param>
    /// <param name="seed">Of the stops.</param>
    /// <param name="arguments">Command line of the run, whose folder is removed after each.</param>
    /// <param name="output">That folder.</param>
    public static int Repeat(string library, int seed, string[] arguments, string output)
    {
        var start = Stopwatch.GetTimestamp();
        var program = new LoadedProgram(library);
        var random = new Random(seed);
        SortedDictionary<string, string>? expected = null;
        var seconds = 1.0;
        for (long runs = 1, stops = 0, mismatches = 0; ; runs++)
        {
            var started = Stopwatch.GetTimestamp();
            var stop = expected is not null && random.Next(2) == 0;
            var code = stop ? Stopped(program, arguments, output, random.NextDouble() * seconds) : program.Call(arguments);
            stops += stop && code != 0 ? 1 : 0;
            if (code != 0)
            {
                code = program.Call(arguments);
            }

            var found = code == 0 ? Runs.Outputs.Of(Directory.EnumerateDirectories(output).First()) : [];
            seconds = expected is null ? Stopwatch.GetElapsedTime(started).TotalSeconds : seconds;
            expected ??= found;
            mismatches += code != 0 || !expected.SequenceEqual(found) ? 1 : 0;
            Directory.Delete(output, recursive: true);
            program.Output.WriteLine($"{runs} {stops} {mismatches} {HeapSample.Take(Stopwatch.GetElapsedTime(start).TotalSeconds)}");
            program.Output.Flush();
        }
    }

    // Before it has files a signal ends the program, and this process with it: then it is late, or does not come. One that comes when the program has ended is taken by this registration.
    private static int Stopped(LoadedProgram program, string[] arguments, string output, double after)
    {
        using var own = PosixSignalRegistration.Create(PosixSignal.SIGHUP, static context => context.Cancel = true);
        using var ended = new ManualResetEventSlim();
        var signal = new Thread(() =>
        {
            for (var wait = TimeSpan.FromSeconds(after); !ended.Wait(wait); wait = TimeSpan.FromMilliseconds(5))
            {
                if (Directory.Exists(output) && Directory.EnumerateDirectories(output).Any(static run => File.Exists(Path.Combine(run, "plan.json"))))
                {
                    _ = Kill(Environment.ProcessId, Signals.Hangup);
                    return;
                }
            }
        });
        signal.Start();
        var code = program.Call(arguments);
        ended.Set();
        signal.Join();
        return code;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
