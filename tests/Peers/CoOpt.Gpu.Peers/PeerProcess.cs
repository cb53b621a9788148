using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CoOpt.Gpu.Peers;

/// <summary>A peer at work on one workload file: loaded once, then asked for runs.</summary>
internal sealed class PeerProcess(PeerEntry entry, string input, string output, int nodes, int parameters) : IDisposable
{
    private const int DoesNotCover = 3;

    // Longer than any run should take, loading and compiling included.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private Process? _process;

    /// <summary>What it said beside the seconds of its last run.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Runs the first instances over so many steps; its result is read with <see cref="Results"/>.</summary>
    /// <exception cref="PeerAbsentException">It cannot be started here, does not cover the workload, or failed.</exception>
    public double Run(int instances, long steps)
    {
        if (!entry.Serves)
        {
            using var once = Start("1", $"{instances}", $"{steps}");
            return Seconds(once, Line(once));
        }

        _process ??= Start("0");
        try
        {
            _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{instances} {steps}"));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended; why is seen below.
        }

        return Seconds(_process, Line(_process));
    }

    public PeerResult[] Results(int instances) => PeerResult.Read(output, instances, nodes, parameters);

    public void Dispose()
    {
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
        }

        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(entry.Command[0], [.. entry.Command.Skip(1), Path.GetFullPath(input), Path.GetFullPath(output), .. arguments])
        {
            // What a peer leaves behind when it is ended, such as Octave's workspace, stays there.
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(output))!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is { Length: > 0 } text)
                {
                    _complaint = text;
                }
            };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception error)
        {
            throw new PeerAbsentException($"not here: {(entry.Needs.Length > 0 ? $"needs {entry.Needs}" : error.Message)}");
        }
    }

    private string _complaint = "";

    private static string? Line(Process process)
    {
        var line = process.StandardOutput.ReadLineAsync();
        if (!line.Wait(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new PeerAbsentException($"took longer than {Patience.TotalSeconds} s for a run, and was ended");
        }

        return line.Result;
    }

    private double Seconds(Process process, string? line)
    {
        if (line is { Length: > 0 })
        {
            var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            Note = words.Length > 1 ? words[1] : "";
            return double.Parse(words[0], CultureInfo.InvariantCulture);
        }

        process.WaitForExit();
        throw new PeerAbsentException(process.ExitCode == DoesNotCover
            ? "does not cover this workload"
            : $"ended with {process.ExitCode}{(_complaint.Length > 0 ? $": {_complaint}" : "")}{(entry.Needs.Length > 0 ? $"; needs {entry.Needs}" : "")}");
    }
}
