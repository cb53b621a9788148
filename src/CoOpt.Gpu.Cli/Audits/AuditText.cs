using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>An audit in words.</summary>
internal static class AuditText
{
    private const int Shown = 10;

    /// <summary>Tells what was compared and what differs.</summary>
    public static void Write(ManifestAudit audit, string run, Host host, RunNotes notes)
    {
        foreach (var line in Lines(audit))
        {
            notes.Write("audit", line);
        }

        foreach (var difference in audit.Differences.Take(Shown))
        {
            host.Error.WriteLine($"error {Fault.Audit.Code}: {run}: {Line(difference)}");
        }

        if (audit.Differing > 0)
        {
            var more = audit.Differences.Length > Shown ? "; manifest.json lists more" : "";
            host.Error.WriteLine(
                FormattableString.Invariant($"error {Fault.Audit.Code}: {run}: {audit.Differing:N0} of {audit.Instances:N0} audited instances differ{more}; ")
                + "do not use this run: test the machine with coopt doctor, then redo the run with --rerun, on another machine or with --device reference if it differs again");
            ErrorHint.Write(host, [Fault.Audit.Code]);
        }
    }

    /// <summary>What was compared.</summary>
    public static IEnumerable<string> Lines(ManifestAudit audit)
    {
        yield return FormattableString.Invariant($"alone on the device: {audit.RowsCompared:N0} rows of {audit.Instances:N0} instances compared byte by byte");
        yield return FormattableString.Invariant(
            $"beside the reference: {audit.StepsCompared:N0} steps to {audit.WorstStep:0.0e+0} (allowed 1e-13), {audit.PointsCompared:N0} trace points to {audit.WorstPoint:0.0e+0} (allowed 1e-11)");
        if (audit.Messages > 0)
        {
            yield return FormattableString.Invariant($"of {audit.Messages:N0} messages {audit.NearBoundary:N0} within 16 ulp of a level's boundary, which explain {audit.Exceptions:N0} steps");
        }

        if (audit.Bounded > 0)
        {
            yield return FormattableString.Invariant($"of {audit.Bounded:N0} expensive instances only the first steps were compared; coopt rerun --instance N --check makes one again to its end");
        }

        if (audit.WithoutReference > 0)
        {
            yield return FormattableString.Invariant($"{audit.WithoutReference:N0} instances of float32 were compared alone only: the reference computes in float64");
        }
    }

    private static string Line(ManifestAuditDifference d)
    {
        var place = FormattableString.Invariant($"instance {d.Instance}{(d.Step is { } step ? FormattableString.Invariant($", step {step}") : "")}");
        var what = d.Variable.Length > 0 ? $"{d.Variable} is" : "there is";
        var other = d.Against switch
        {
            "alone" => $"{what} '{d.Recorded}' in the run, and '{d.Expected}' where it runs alone on the same device",
            "watched" => $"{what} '{d.Recorded}' alone, and '{d.Expected}' where the device is looked at after every step",
            _ => $"{what} '{d.Recorded}' on the device, and '{d.Expected}' on the reference",
        };
        return d.Note.Length > 0 ? $"{place}: {other} ({d.Note})" : $"{place}: {other}";
    }
}
