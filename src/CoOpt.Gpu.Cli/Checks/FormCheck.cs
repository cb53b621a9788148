using System.Globalization;
using CoOpt.Gpu.Engine.Audits;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>Runs the known instance in every form of link and integrator on a device, each step held against the reference; and in float32, held against the known optimum.</summary>
internal static class FormCheck
{
    /// <summary>The distance to the optimum that float32 reaches: some units in its last place of numbers of order 10.</summary>
    private const double SingleTolerance = 1e-5;

    /// <summary>Every form: couplings, quantisers with their roundings, integrators that go with them.</summary>
    public static IReadOnlyList<Instance> Forms { get; } =
    [
        .. from coupling in new[] { CouplingKind.Node, CouplingKind.Edge }
           from quantizer in new[] { QuantizerKind.Log, QuantizerKind.Uniform }
           from rounding in quantizer == QuantizerKind.Log ? new[] { Rounding.Nearest, Rounding.Floor } : [Rounding.Nearest]
           from stepper in new[] { StepperKind.Euler, StepperKind.Rk4 }
           select KnownInstance.With(coupling, quantizer, rounding, stepper),
        .. from stepper in Enum.GetValues<StepperKind>() select KnownInstance.With(CouplingKind.Ideal, QuantizerKind.None, stepper: stepper),
    ];

    /// <summary>What is wrong with <paramref name="device"/>, or null, and what was found otherwise.</summary>
    /// <exception cref="DeviceException">The device failed.</exception>
    public static (string? Wrong, string Finding) Run(IDevice device, CancellationToken token)
    {
        var audits = ReferenceAudit.Run(device, [.. Forms.Select(static f => (f, f.Steps))], new AuditLimits(), token).Select(static r => r.Audit).ToList();
        if (audits.FirstOrDefault(static a => a.Difference is not null) is { Difference: { } d } wrong)
        {
            var links = wrong.Instance.Draft.Settings.Links;
            var form = $"{links.Coupling} coupling, {links.EffectiveQuantizer}, {wrong.Instance.Draft.Settings.Method.Stepper}".ToLowerInvariant();
            return (FormattableString.Invariant($"with {form}, step {d.Step}: {d.Variable} is {d.Device}, on the reference {d.Reference} {d.Note}"), "");
        }

        var finding = FormattableString.Invariant($"{Forms.Count} forms of links and integrators step by step to {Short(audits.Max(static a => a.WorstStep))}");
        return device.Info.Kind == DeviceKind.Reference ? (null, finding) : Single(device, finding, token);
    }

    private static (string? Wrong, string Finding) Single(IDevice device, string finding, CancellationToken token)
    {
        var known = KnownInstance.With(CouplingKind.Ideal, QuantizerKind.None);
        var settings = known.Draft.Settings;
        var single = known with { Draft = known.Draft with { Settings = settings with { Method = settings.Method with { Precision = Precision.Binary32 } } } };
        var sink = new PointSink(1);
        device.Run(new Batch([single]), sink, token);
        var distance = sink.Points[0].Count > 0 ? sink.Points[0][^1].Distance : double.NaN;
        return distance <= SingleTolerance ? (null, $"{finding}, float32 to {Short(distance)}") : ($"in float32 it misses the known optimum by {Short(distance)}", "");
    }

    private static string Short(double value) => value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
