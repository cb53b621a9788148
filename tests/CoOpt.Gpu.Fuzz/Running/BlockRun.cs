using System.Diagnostics;
using CoOpt.Gpu.Fuzz.Inputs;
using CoOpt.Gpu.Fuzz.Parsers;
using CoOpt.Gpu.TestKit.Measuring;

namespace CoOpt.Gpu.Fuzz.Running;

/// <summary>Parses a block of inputs in this process, and measures each.</summary>
internal sealed class BlockRun(IFuzzedParser parser, InputSource source)
{
    /// <summary>The first input of a kind pays for compilation, and a collection falls upon any; what is slow itself is slow every time.</summary>
    private const int Repeats = 4;

    /// <summary>Parses the inputs from <paramref name="from"/> to before <paramref name="to"/>; tells <paramref name="starting"/> each first.</summary>
    public BlockResult Run(long from, long to, Action<long>? starting = null)
    {
        var result = new BlockResult();

        // On a thread of its own: with less stack than the program's.
        var thread = new Thread(() => Parse(from, to, result, starting ?? (_ => { })), Limits.Stack);
        thread.Start();
        thread.Join();
        result.Resident = Process.GetCurrentProcess().PeakWorkingSet64;
        return result;
    }

    /// <summary>Parses one input.</summary>
    public void One(long index, byte[] input, BlockResult result)
    {
        var (outcome, seconds, bytes) = Measure(input);
        for (var again = 0; again < Repeats && seconds > Limits.Time.TotalSeconds; again++)
        {
            seconds = Math.Min(seconds, Measure(input).Seconds);
        }

        result.Executions++;
        result.Outcomes[outcome] = result.Outcomes.GetValueOrDefault(outcome) + 1;
        if (seconds > result.Slowest)
        {
            (result.Slowest, result.SlowestIndex) = (seconds, index);
        }

        if (bytes > result.MostBytes)
        {
            (result.MostBytes, result.MostBytesIndex) = (bytes, index);
        }

        if (outcome.StartsWith('!'))
        {
            result.Findings.Add(new Finding(index, outcome[1..]));
        }

        if (seconds > Limits.Time.TotalSeconds)
        {
            result.Findings.Add(new Finding(index, FormattableString.Invariant($"took {seconds:F2} s ({input.Length} bytes)")));
        }

        if (bytes > Limits.Bytes)
        {
            result.Findings.Add(new Finding(index, FormattableString.Invariant($"allocated {bytes} bytes ({input.Length} bytes)")));
        }
    }

    private void Parse(long from, long to, BlockResult result, Action<long> starting)
    {
        for (var index = from; index < to; index++)
        {
            starting(index);
            One(index, source[index], result);
        }
    }

    /// <summary>The outcome, with a ! in front where it is a finding.</summary>
    private (string Outcome, double Seconds, long Bytes) Measure(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = ThreadTime.Now;
        string outcome;
        try
        {
            outcome = parser.Parse(input);
        }
        catch (Exception e)
        {
            var at = (e.StackTrace ?? "").Split('\n').Select(l => l.Trim().Split(" in ")[0]).FirstOrDefault(l => l.Contains("CoOpt.Gpu", StringComparison.Ordinal)) ?? "";
            outcome = $"!{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} {at}";
        }

        return (outcome, ThreadTime.Now - start, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
