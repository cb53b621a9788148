using System.Globalization;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>Runs an instance whose answers are known on every device, and holds them against the answers and against the reference device.</summary>
internal static class ArithmeticCheck
{
    /// <summary>Optimum reached by the unquantised run, relative to numbers of order 1 to 10.</summary>
    private const double OptimumTolerance = 1e-9;

    /// <summary>A free unquantised run of 1,000 steps against separate code: rounding, contracted by the dynamics.</summary>
    private const double ReferenceTolerance = 1e-11;

    /// <summary>Conserved sums of a quantised run, numbers of order 10.</summary>
    private const double InvariantTolerance = 1e-11;

    /// <summary>The lines, one for each device.</summary>
    public static IEnumerable<CheckResult> Run(IReadOnlyList<IDeviceBackend> backends, CancellationToken token)
    {
        var (truth, _) = Measure(new ReferenceDevice(1), token);
        foreach (var backend in backends.Where(b => b.Absence is null))
        {
            foreach (var info in backend.List())
            {
                yield return Check(backend, info, truth, token);
            }
        }
    }

    /// <summary>The line of a device that gave these points, with (<paramref name="exact"/>) and without (<paramref name="coarse"/>) ideal links.</summary>
    public static CheckResult Judge(string name, IReadOnlyList<TracePoint> truth, IReadOnlyList<TracePoint> exact, (InstanceEnd End, TracePoint Last) coarse)
    {
        if (exact.Count != truth.Count || exact.Count == 0)
        {
            return Wrong(name, $"{exact.Count} trace points, expected {truth.Count}");
        }

        var optimum = Largest(Math.Abs(exact[^1].CostGap), Math.Abs(exact[^1].LossGap), exact[^1].Distance, exact[^1].Consensus);
        if (!(optimum <= OptimumTolerance))
        {
            return Wrong(name, $"misses the known optimum by {Short(optimum)}");
        }

        var difference = truth.Zip(exact, static (a, b) => Largest(
            Math.Abs(a.CostGap - b.CostGap), Math.Abs(a.LossGap - b.LossGap), Math.Abs(a.Distance - b.Distance), Math.Abs(a.Consensus - b.Consensus))).Max();
        if (!(difference <= ReferenceTolerance))
        {
            return Wrong(name, $"differs from the reference device by {Short(difference)}");
        }

        var drift = Largest(coarse.Last.FeasibilityMax, coarse.Last.TrackerDriftMax, exact[^1].FeasibilityMax);
        return drift <= InvariantTolerance && coarse.End.Outcome is Outcome.StepLimit or Outcome.Stalled
            ? CheckResult.Ok(name, $"known optimum to {Short(optimum)}, reference to {Short(difference)}, |Σx − b| to {Short(drift)}")
            : Wrong(name, $"the sums that the dynamics conserve drift by {Short(drift)} ({coarse.End.Outcome})");
    }

    private static CheckResult Check(IDeviceBackend backend, DeviceInfo info, IReadOnlyList<TracePoint> truth, CancellationToken token)
    {
        try
        {
            var (exact, coarse) = Measure(backend.Open(info.Id, 1), token);
            var result = Judge(info.Id, truth, exact, coarse);
            if (result.Status != CheckStatus.Ok)
            {
                return result;
            }

            using var device = backend.Open(info.Id, 0);
            var (wrong, finding) = FormCheck.Run(device, token);
            return wrong is null ? result with { Finding = $"{result.Finding}; {finding}" } : Wrong(info.Id, wrong);
        }
        catch (DeviceException error)
        {
            return new CheckResult(info.Id, CheckStatus.Fail, error.Message, "choose another --device, or update the driver", ExitCode.Resources);
        }
    }

    private static (IReadOnlyList<TracePoint> Exact, (InstanceEnd End, TracePoint Last) Coarse) Measure(IDevice device, CancellationToken token)
    {
        using (device)
        {
            var exact = KnownInstance.With(CouplingKind.Ideal, QuantizerKind.None);
            var coarse = KnownInstance.With(CouplingKind.Node, QuantizerKind.Log);
            var sink = new PointSink(2);
            device.Run(new Batch([exact, coarse]), sink, token);
            return (sink.Points[0], (sink.Ends[1], sink.Points[1].LastOrDefault()));
        }
    }

    private static CheckResult Wrong(string name, string finding) =>
        new(name, CheckStatus.Fail, finding, "results of this device cannot be trusted: choose another --device and report this");

    // NaN counts as the largest: Math.Max hands it on.
    private static double Largest(params ReadOnlySpan<double> values)
    {
        var largest = 0d;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private static string Short(double value) => value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
