using System.Reflection;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>The program loaded into this process and run over and over, some runs stopped by a signal to ourselves and gone on with: what one of its runs keeps, all of them show.</summary>
public static partial class ManyRuns
{
    /// <summary>The word on the command line that starts it.</summary>
    public const string Verb = "many-runs";

    /// <summary>Runs until killed. Says <c>runs stops mismatches</c> on standard output after every run.</summary>
    /// <param name="library">coopt.dll.</param>
    /// <param name="seed">Of the stops.</param>
    /// <param name="arguments">Command line of the run, whose folder is removed after each.</param>
    /// <param name="output">That folder.</param>
    public static int Repeat(string library, int seed, string[] arguments, string output)
    {
        var entry = Assembly.LoadFrom(library).EntryPoint ?? throw new InvalidOperationException($"{library} has no entry point");
        var random = new Random(seed);
        var counts = Console.Out;
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        SortedDictionary<string, string>? expected = null;
        var seconds = 1.0;
        for (long runs = 1, stops = 0, mismatches = 0; ; runs++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var stop = expected is not null && random.Next(2) == 0;
            var code = stop ? Stopped(entry, arguments, random.NextDouble() * seconds) : Call(entry, arguments);
            stops += stop && code != 0 ? 1 : 0;
            if (code != 0)
            {
                code = Call(entry, arguments);
            }

            var found = code == 0 ? Runs.Outputs.Of(Directory.EnumerateDirectories(output).First()) : [];
            seconds = expected is null ? System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds : seconds;
            expected ??= found;
            mismatches += code != 0 || !expected.SequenceEqual(found) ? 1 : 0;
            Directory.Delete(output, recursive: true);
            counts.WriteLine($"{runs} {stops} {mismatches}");
            counts.Flush();
        }
    }

    private static int Call(MethodInfo entry, string[] arguments) => entry.Invoke(null, [arguments]) switch
    {
        int code => code,
        Task<int> task => task.Result,
        _ => 0,
    };

    // A signal that comes before the program takes it, or after, is taken by this registration.
    private static int Stopped(MethodInfo entry, string[] arguments, double after)
    {
        using var own = PosixSignalRegistration.Create(PosixSignal.SIGHUP, static context => context.Cancel = true);
        using var timer = new Timer(static _ => _ = Kill(Environment.ProcessId, Signals.Hangup), null, TimeSpan.FromSeconds(after), Timeout.InfiniteTimeSpan);
        return Call(entry, arguments);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
