using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Hostile;

/// <summary>The program in a process of its own, with the processor time and the memory that it took.</summary>
/// <param name="Result">What it left.</param>
/// <param name="Seconds">Processor time of all its threads.</param>
/// <param name="Peak">Its largest resident memory, in bytes.</param>
internal sealed partial record MeasuredProcess(CommandResult Result, double Seconds, long Peak)
{
    private const int Patience = 60_000;

    /// <summary>Runs a command line in <paramref name="folder"/>, by way of <paramref name="shell"/> (which ends in <c>exec "$@"</c>) where one is given.</summary>
    public static MeasuredProcess Run(string folder, IReadOnlyDictionary<string, string?> variables, string? shell, params string[] arguments)
    {
        var host = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        string[] program = [host, Path.Combine(AppContext.BaseDirectory, "coopt.dll"), .. arguments];
        string[] line = shell is null ? program : ["bash", "-c", shell, "bash", .. program];
        var start = new ProcessStartInfo(line[0]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in line[1..])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (seconds, peak, waited) = (0.0, 0L, Stopwatch.StartNew());

        // What the system says of a process is gone with it: the last look before counts.
        while (!process.WaitForExit(2))
        {
            Assert.True(waited.ElapsedMilliseconds < Patience, "did not end");
            (seconds, peak) = (Math.Max(seconds, TimeOf(process.Id)), Math.Max(peak, PeakOf(process.Id)));
        }

        process.WaitForExit();
        return new MeasuredProcess(new CommandResult(process.ExitCode, output.Result, error.Result), seconds, peak);
    }

    private static double TimeOf(int id)
    {
        // In hundredths of a second, after the name in parentheses: fields 14 and 15 of all.
        const int User = 11, TicksPerSecond = 100;
        var fields = Read($"/proc/{id}/stat") is { Length: > 0 } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];
        return fields.Length > User + 1 ? (long.Parse(fields[User], CultureInfo.InvariantCulture) + long.Parse(fields[User + 1], CultureInfo.InvariantCulture)) / (double)TicksPerSecond : 0;
    }

    private static long PeakOf(int id) => Peaks().Match(Read($"/proc/{id}/status")) is { Success: true } match ? 1024 * long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^VmHWM:\s+([0-9]+) kB", RegexOptions.Multiline)]
    private static partial Regex Peaks();
}
