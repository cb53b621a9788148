using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>Runs a command line in a process of its own.</summary>
internal sealed class CommandProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly Task<string> _output;

    public CommandProcess(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
        : this(folder, variables, ["--default-signal=INT,TERM,HUP,USR1"], arguments)
    {
    }

    /// <param name="folder">Where it runs.</param>
    /// <param name="variables">What is added to the environment.</param>
    /// <param name="signals">What becomes of signals, as env takes it.</param>
    /// <param name="arguments">The command line.</param>
    public CommandProcess(string folder, IReadOnlyDictionary<string, string> variables, string[] signals, string[] arguments)
    {
        // A shell may have started the tests with SIGINT ignored, which a process hands on: env puts the default back and becomes the program.
        var start = new ProcessStartInfo("env") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var host = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        foreach (var argument in (string[])[.. signals, host, Path.Combine(AppContext.BaseDirectory, "coopt.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error)
            {
                _error.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    public void WaitForError(string text)
    {
        var start = Stopwatch.GetTimestamp();
        while (!Error.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"ended with {(_process.HasExited ? _process.ExitCode : 0)} before saying '{text}':\n{Error}");
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"never said '{text}':\n{Error}");
            Thread.Sleep(20);
        }
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public CommandResult End()
    {
        Assert.True(_process.WaitForExit(Patience), $"did not end:\n{Error}");
        _process.WaitForExit();
        return new CommandResult(_process.ExitCode, _output.Result, Error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
