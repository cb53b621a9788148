using System.Globalization;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>A run's progress in words. Numbers are written in the invariant culture, with SI prefixes for rates and bytes.</summary>
internal static class ProgressText
{
    /// <summary>
    /// Share of the work done, in 0…1: the larger of the shares of instances and of node-steps. Either may lag: instances end in batches, and
    /// node-steps are counted against a limit that early stops leave unused.
    /// </summary>
    public static double Fraction(in RunProgress p, double plannedNodeSteps)
    {
        var instances = p.Total > 0 ? (double)p.Done / p.Total : 1;
        var steps = plannedNodeSteps > 0 ? p.NodeSteps / plannedNodeSteps : 0;
        return Math.Clamp(Math.Max(instances, steps), 0, 1);
    }

    /// <summary>The time left at the pace of this process; null while that says nothing.</summary>
    public static TimeSpan? Left(in RunProgress p, double plannedNodeSteps)
    {
        // Below a thousandth of the work or half a second the pace is that of starting up.
        var fraction = Fraction(p, plannedNodeSteps);
        var before = Fraction(p with { Done = p.DoneBefore, NodeSteps = p.NodeStepsBefore }, plannedNodeSteps);
        return fraction - before < 1e-3 || p.Elapsed.TotalSeconds < 0.5 ? null : TimeSpan.FromSeconds(p.Elapsed.TotalSeconds * (1 - fraction) / (fraction - before));
    }

    /// <summary>Node-steps per second so far, those of earlier processes aside.</summary>
    public static double Rate(in RunProgress p) => p.Elapsed.TotalSeconds > 0 ? (p.NodeSteps - p.NodeStepsBefore) / p.Elapsed.TotalSeconds : 0;

    /// <summary>How instances have ended so far: <c>412 converged, 3 diverged, 20 stalled, 5 at the step limit</c>; what has not occurred is left out, but for the first two. Those without a row are not counted.</summary>
    public static string Outcomes(in RunProgress p)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{p.Converged:N0} converged, {p.Diverged:N0} diverged");
        text += p.Stalled > 0 ? string.Create(CultureInfo.InvariantCulture, $", {p.Stalled:N0} stalled") : "";
        return text + (p.StepLimit > 0 ? string.Create(CultureInfo.InvariantCulture, $", {p.StepLimit:N0} at the step limit") : "");
    }

    /// <summary>One line: instances, node-steps per second, outcomes, time left.</summary>
    public static string Line(in RunProgress p, double plannedNodeSteps)
    {
        var left = Left(p, plannedNodeSteps) is { } time ? $", {Duration(time)} left" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{p.Done:N0} of {p.Total:N0} instances, {Amount(Rate(p), "node-steps/s")}, {Outcomes(p)}{left}");
    }

    /// <summary>A count or a rate in words: <c>61.2 M node-steps/s</c>.</summary>
    public static string Amount(double value, string unit)
    {
        var (number, prefix) = Si(value);
        return prefix.Length > 0 ? $"{number} {prefix} {unit}" : $"{number} {unit}";
    }

    /// <summary>A number of bytes: <c>1.21 MB</c>.</summary>
    public static string Bytes(double value)
    {
        var (number, prefix) = Si(value);
        return $"{number} {prefix}B";
    }

    /// <summary>A duration in its two largest units: <c>850 ms</c>, <c>12.3 s</c>, <c>4 min 05 s</c>, <c>2 h 10 min</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0} days"),
    };

    // Three digits and an SI prefix.
    private static (string Number, string Prefix) Si(double value)
    {
        ReadOnlySpan<string> prefixes = ["", "k", "M", "G", "T", "P"];
        var k = 0;
        while (Math.Abs(value) >= 999.5 && k < prefixes.Length - 1)
        {
            value /= 1000;
            k++;
        }

        var format = (k == 0 && value == Math.Floor(value)) || Math.Abs(value) >= 99.95 ? "0" : Math.Abs(value) >= 9.995 ? "0.0" : "0.00";
        return (value.ToString(format, CultureInfo.InvariantCulture), prefixes[k]);
    }
}
