using System.Globalization;
using System.Runtime.CompilerServices;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory.Bounds;
using CoOpt.Gpu.Theory.Linear;
using CoOpt.Gpu.Theory.Losses;
using CoOpt.Gpu.Theory.Optima;
using CoOpt.Gpu.Theory.Spectra;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>
/// Turns drafts into instances: spectrum, L and optima per part, then bounds, α, η and horizon per instance. Parts are analysed once per object and
/// forgotten with it (weak tables), so memory follows the drafts in flight. Safe for concurrent use; the result depends on the draft alone.
/// </summary>
public sealed class InstanceResolver
{
    private readonly ConditionalWeakTable<NetworkSchedule, NetworkSpectrum> _spectra = [];
    private readonly ConditionalWeakTable<NetworkSchedule, object> _diameters = [];
    private readonly ConditionalWeakTable<CpuProblem, CpuOptimum> _cpu = [];
    private readonly ConditionalWeakTable<LearningProblem, Lazy<LearningAnalysis>> _learning = [];
    private readonly ConditionalWeakTable<ILocalLosses, ConditionalWeakTable<Network, object>> _definite = [];

    /// <summary>The instance of <paramref name="draft"/>.</summary>
    /// <exception cref="InstanceException">α is a point of an axis that is empty for this instance's bounds. The message names the instance.</exception>
    /// <exception cref="TheoryException">
    /// No unique training optimum, a relative α without a positive finite bound, or an uncountable horizon. The message names the instance.
    /// </exception>
    public Instance Resolve(InstanceDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        try
        {
            return Build(draft);
        }
        catch (TheoryException e)
        {
            throw new TheoryException(string.Create(CultureInfo.InvariantCulture, $"instance {draft.Index}: {e.Message}"), e);
        }
        catch (InstanceException e)
        {
            throw new InstanceException(string.Create(CultureInfo.InvariantCulture, $"instance {draft.Index}: {e.Message}"), e);
        }
    }

    private Instance Build(InstanceDraft draft)
    {
        var (links, method) = (draft.Settings.Links, draft.Settings.Method);
        var spectrum = _spectra.GetValue(draft.Network, NetworkSpectrum.Of);
        var cpu = _cpu.GetValue(draft.Cpu, CpuOptima.Of);

        // Lazy, so that threads that meet at one problem wait for one solution instead of each finding it.
        var learning = _learning.GetValue(draft.Learning, static p => new Lazy<LearningAnalysis>(() => LearningAnalysis.Of(p))).Value;
        var bounds = StabilityBounds.Of(spectrum.Lambda2, learning.Lipschitz, links);
        var alpha = learning.Lipschitz is null ? double.NaN : Absolute("method.alpha", method.Alpha, bounds, spectrum);
        var stepAlpha = learning.Lipschitz is not null && method.StepRule == StepRule.Bound ? Absolute("method.step", new Quantity(1, RelativeTo.Bound), bounds, spectrum) : alpha;
        var auto = BaselineParameters.Step(method.Algorithm, draft.Cpu) ?? StepSize.Auto(spectrum.SpectralRadius, CpuCost.LargestCurvature(draft.Cpu), stepAlpha, learning.Lipschitz, links);
        var stepSize = method.StepRule == StepRule.Fixed ? method.Step : auto;
        var horizon = Horizon.Of(method, stepSize);
        var linear = LinearTheory.Of(draft, learning, alpha, stepSize, Definite);
        return new()
        {
            Draft = draft,
            CpuOptimum = cpu,
            LearningOptimum = LearningOptima.Reachable(draft.Learning, learning.Optimum, draft.Start.Y),
            Alpha = alpha,
            StepSize = stepSize,
            Steps = horizon.Steps,
            Horizon = horizon.Time,
            Augmentation = BaselineParameters.Augmentation(method, draft.Cpu),
            Window = method.Algorithm == AlgorithmKind.Balanced ? (int)_diameters.GetValue(draft.Network, static n => Diameter.Of(n)) : 0,
            Theory = new()
            {
                Lambda2 = spectrum.Lambda2,
                LambdaMax = spectrum.LambdaMax,
                Lipschitz = learning.Lipschitz,
                BoundPrinted = bounds.Printed,
                BoundHalf = bounds.Half,
                BoundExact = bounds.Exact,
                BoundDefinite = linear.BoundDefinite,
                RatePredicted = linear.EulerRate,
                FlowRate = linear.FlowRate,
                StartOffset = StartOffset.Of(draft, learning.Losses),
                FrontierEuler = linear.FrontierEuler,
                FrontierFlow = linear.FrontierFlow,
                MeanLambda2 = spectrum.MeanLambda2,
                FeasibilityPredicted = DirectedDrift.Of(draft),
                Assumption1 = learning.Assumption1,
                Note = Notes(spectrum.Note, linear.Note, learning.Lipschitz is null ? null : links),
            },
        };
    }

    private double Definite(Network network, ILocalLosses losses) =>
        (double)_definite.GetValue(losses, static _ => []).GetValue(network, key => DefiniteBound.Of(key, losses));

    private static double Absolute(string key, Quantity quantity, StabilityBounds bounds, NetworkSpectrum spectrum)
    {
        if (!quantity.IsRelative)
        {
            return quantity.Factor;
        }

        if (bounds is not { Printed: { } printed, Limit: { } limit } || !(limit > 0) || double.IsInfinity(limit))
        {
            var reason = spectrum.Note.Length > 0 ? spectrum.Note : "λ₂/L is not a positive number";
            throw new TheoryException($"{key} needs a bound that this instance does not have ({reason}); give a number");
        }

        return quantity.Resolve(printed, limit);
    }

    private static string Notes(string spectrum, string linear, LinkSettings? links)
    {
        var quantizer = links?.EffectiveQuantizer switch
        {
            QuantizerKind.Uniform => "the bounds take ρ = 0 for the uniform quantiser",
            QuantizerKind.None => "the bounds take ρ = 0 without a quantiser",
            _ => "",
        };
        return (spectrum.Length, quantizer.Length) switch
        {
            (0, 0) => linear,
            (0, _) => linear.Length == 0 ? quantizer : quantizer + "; " + linear,
            (_, 0) => linear.Length == 0 ? spectrum : spectrum + "; " + linear,
            _ => linear.Length == 0 ? spectrum + "; " + quantizer : spectrum + "; " + quantizer + "; " + linear,
        };
    }
}
