using System.Diagnostics;
using CoOpt.Gpu.Fuzz.Inputs;
using CoOpt.Gpu.Fuzz.Parsers;
using CoOpt.Gpu.Fuzz.Reporting;

namespace CoOpt.Gpu.Fuzz.Running;

/// <summary>Many inputs of one parser, on several processes side by side.</summary>
internal sealed class Campaign(string parser, ulong seed, long from, long to, int processes)
{
    /// <summary>Blocks per process: enough for all to end together, and few enough for their start not to count.</summary>
    private const int BlocksEach = 4;

    /// <summary>Parses all; the inputs of findings are left in <paramref name="findings"/>.</summary>
    public CampaignResult Run(string findings)
    {
        var start = Stopwatch.GetTimestamp();
        var scratch = Scratch();
        var total = new BlockResult();
        try
        {
            var count = to - from;
            var blocks = Math.Min(count, BlocksEach * processes);
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = processes }, block =>
            {
                var result = new Watched(parser, seed, scratch).Run(from + (block * count / blocks), from + ((block + 1) * count / blocks));
                lock (total)
                {
                    total.Add(result);
                }
            });
            Keep(total, findings, scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return CampaignResult.Begun(parser, seed) with { Total = total, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds };
    }

    /// <summary>A folder in memory where there is one: the parsers of files read each input from one.</summary>
    public static string Scratch()
    {
        const string Memory = "/dev/shm";
        var parent = Directory.Exists(Memory) ? Memory : Path.GetTempPath();
        return Directory.CreateDirectory(Path.Combine(parent, FormattableString.Invariant($"coopt-fuzz-{Environment.ProcessId}-{Guid.NewGuid():N}"))).FullName;
    }

    private void Keep(BlockResult total, string findings, string scratch)
    {
        if (total.Findings.Count == 0)
        {
            return;
        }

        var inputs = new InputSource(ParserCatalogue.Create(parser, scratch), seed);
        Directory.CreateDirectory(findings);
        foreach (var finding in total.Findings)
        {
            File.WriteAllBytes(Path.Combine(findings, FormattableString.Invariant($"{parser}-{seed}-{finding.Index}")), inputs[finding.Index]);
        }
    }
}
