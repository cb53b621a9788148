using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>How far rounding within 16 units in the last place of their operands can move what messages become, and with them the state after one Euler step.</summary>
internal sealed class MessageDoubt(Instance instance, ReferenceFlow flow)
{
    /// <summary>Units in the last place of its operands within which two correct codes may see another value.</summary>
    public const double Ulps = 16;

    private readonly LinkSettings _links = instance.Draft.Settings.Links;
    private readonly ReferenceQuantizer _quantizer = new(instance.Draft.Settings.Links);

    /// <summary>What <paramref name="entry"/> may differ by after the step from <paramref name="from"/>.</summary>
    public double Of(StateEntry entry, ReferenceState from, Network network, IEnumerable<ReferenceMessage> messages)
    {
        var sum = _links.HasLevels ? Quantised(entry, network, messages) : Mapped(entry, from, network);
        return instance.StepSize * sum;
    }

    private double Quantised(StateEntry entry, Network network, IEnumerable<ReferenceMessage> messages)
    {
        var (variable, node, component) = entry;
        var weights = new Dictionary<int, double>();
        foreach (var (j, w) in network.Row(node))
        {
            weights[j] = w;
        }

        var sum = 0.0;
        foreach (var message in messages.Where(m => m.Variable == variable && m.Component == component && m.IsNearBoundary(Ulps)))
        {
            // Edge coupling: the difference enters this node's sum. Node coupling: a node's own message is subtracted once per link.
            var weight = message.Neighbor >= 0 ? message.Node == node ? weights.GetValueOrDefault(message.Neighbor) : 0
                : message.Node == node ? weights.Values.Sum()
                : weights.GetValueOrDefault(message.Node);
            sum += weight == 0 ? 0 : weight * Reach(message.Input, message.Operands);
        }

        return sum;
    }

    // The maps of baselines are steep rather than stepped: of x alone.
    private double Mapped(StateEntry entry, ReferenceState from, Network network)
    {
        var (variable, node, _) = entry;
        if (variable != StateVariable.X || _links.EffectiveQuantizer is not (QuantizerKind.SignPower or QuantizerKind.Saturation))
        {
            return 0;
        }

        var sum = 0.0;
        foreach (var (j, w) in network.Row(node))
        {
            var difference = flow.Cost.Derivative(j, from.X[j]) - flow.Cost.Derivative(node, from.X[node]);
            sum += w * Reach(difference, Math.Max(flow.Cost.Operands(j, from.X[j]), flow.Cost.Operands(node, from.X[node])));
        }

        return sum;
    }

    private double Reach(double v, double operands)
    {
        var doubt = Ulps * (Math.BitIncrement(operands) - operands);
        var value = _quantizer.Apply(v).Value;
        return Math.Max(Math.Abs(_quantizer.Apply(v + doubt).Value - value), Math.Abs(_quantizer.Apply(v - doubt).Value - value));
    }
}
