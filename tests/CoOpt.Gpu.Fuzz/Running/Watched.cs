using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoOpt.Gpu.Fuzz.Running;

/// <summary>Parses inputs in processes of their own: one that dies or hangs costs its input, is a finding, and the rest goes on.</summary>
internal sealed class Watched(string parser, ulong seed, string scratch)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>A block of inputs; as long as it takes.</summary>
    public BlockResult Run(long from, long to)
    {
        var total = new BlockResult();
        while (from < to && total.Findings.Count < MostFindings)
        {
            var (result, died, why) = Process1(from, to);
            if (result is not null)
            {
                total.Add(result);
                return total;
            }

            total.Add(from < died ? Process1(from, died).Result ?? new BlockResult() : new BlockResult());
            total.Executions++;
            total.Findings.Add(new Finding(died, why));
            from = died + 1;
        }

        return total;
    }

    /// <summary>After so many deaths the parser, not the inputs, is the matter.</summary>
    private const int MostFindings = 20;

    private (BlockResult? Result, long Died, string Why) Process1(long from, long to)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, FormattableString.Invariant($"{parser}-{from}"))).FullName;
        var file = Path.Combine(folder, "progress");
        try
        {
            using var progress = new Progress(file);
            progress.Current = 0;
            using var process = Start(from, to, folder, file);
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            var (seen, since) = (0L, Stopwatch.GetTimestamp());
            while (!process.WaitForExit(Glance))
            {
                if (progress.Current is var now && now != seen)
                {
                    (seen, since) = (now, Stopwatch.GetTimestamp());
                }
                else if (Stopwatch.GetElapsedTime(since) > Limits.Patience)
                {
                    process.Kill();
                    process.WaitForExit();
                    return (null, Math.Max(from, progress.Current - 1), FormattableString.Invariant($"did not end within {Limits.Patience.TotalSeconds} s"));
                }
            }

            process.WaitForExit();
            return process.ExitCode == 0
                ? (JsonSerializer.Deserialize(output.Result, BlockJson.Default.BlockResult), 0, "")
                : (null, Math.Max(from, progress.Current - 1), $"the process died with {process.ExitCode}: {FirstLine(error.Result)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Process Start(long from, long to, string folder, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        var host = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Watched).Assembly.Location] : Array.Empty<string>();
        foreach (var argument in (string[])[.. host, "block", parser, Text(seed), Text(from), Text(to), folder, file])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = Limits.Heap.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start)!;
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string FirstLine(string text) => text.Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? "no word";
}
