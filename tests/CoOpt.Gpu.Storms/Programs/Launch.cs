using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>One running process.</summary>
public sealed partial class Launch : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _lines;

    /// <summary>Starts <paramref name="command"/> in <paramref name="folder"/>.</summary>
    public Launch(string folder, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start");
        _output = Task.Run(() => Drain(_process.StandardOutput, ref _lines));
        _error = Task.Run(() =>
        {
            var lines = 0;
            return Drain(_process.StandardError, ref lines);
        });
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Lines on standard output so far.</summary>
    public int Lines => Volatile.Read(ref _lines);

    /// <summary>Seconds since the start.</summary>
    public double Elapsed => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Runs <paramref name="command"/> to its end.</summary>
    public static Ending Run(string folder, IReadOnlyList<string> command, TimeSpan limit)
    {
        using var launch = new Launch(folder, command);
        return launch.End(limit);
    }

    /// <summary>Whether <paramref name="command"/> can be run and ends with 0.</summary>
    public static bool Succeeds(params string[] command)
    {
        try
        {
            return Run(Path.GetTempPath(), command, TimeSpan.FromSeconds(30)).Code == 0;
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Sends a signal; nothing happens to one that has ended.</summary>
    public void Send(int signal)
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, signal);
        }
    }

    /// <summary>Waits until it ended or <paramref name="seconds"/> have passed.</summary>
    /// <returns>Whether it has ended.</returns>
    public bool Wait(double seconds) => _process.WaitForExit(TimeSpan.FromSeconds(seconds));

    /// <summary>Waits for the end.</summary>
    /// <exception cref="TimeoutException">It did not come within <paramref name="limit"/>; the process is killed.</exception>
    public Ending End(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"no end within {limit.TotalSeconds:0} s: {string.Join(' ', _process.StartInfo.ArgumentList)}");
        }

        var seconds = Elapsed;
        return new Ending(_process.ExitCode, _output.Result, _error.Result, seconds);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string Drain(StreamReader reader, ref int lines)
    {
        var text = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            text.AppendLine(line);
            _ = Interlocked.Increment(ref lines);
        }

        return text.ToString();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
