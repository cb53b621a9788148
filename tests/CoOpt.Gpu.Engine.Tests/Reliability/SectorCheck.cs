using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>The range of q(v)/v that a device says it saw against that of the reference's messages from the same states, each within the rounding of its v.</summary>
internal sealed class SectorCheck(LinkSettings links)
{
    // Two exponentials of arguments of a few hundred units in the last place, and a quotient.
    private const double Slack = 1e-12;

    private (double Lowest, double Surely) _least = (double.PositiveInfinity, double.PositiveInfinity);
    private (double Surely, double Highest) _greatest = (double.NegativeInfinity, double.NegativeInfinity);

    public void Add(IEnumerable<ReferenceMessage> messages)
    {
        foreach (var message in messages.Where(m => m.Round == 0))
        {
            Add(message);
        }
    }

    public void Compare(in InstanceEnd end, string where)
    {
        var (least, greatest) = end.Sector;
        var isWithin = least >= _least.Lowest - Slack && least <= _least.Surely + Slack && greatest >= _greatest.Surely - Slack && greatest <= _greatest.Highest + Slack;
        Assert.True(isWithin, $"q(v)/v of {where}: {end.Sector} instead of a least in {_least} and a greatest in {_greatest}");
    }

    /// <summary>What q(v)/v may be at all.</summary>
    public static (double Least, double Greatest) Exact(LinkSettings links) => links switch
    {
        { Quantizer: QuantizerKind.Uniform } => (0, 2),
        { Rounding: Rounding.Floor } => (Math.Exp(-links.Rho), 1),
        _ => (Math.Exp(-links.Rho / 2), Math.Exp(links.Rho / 2)),
    };

    private void Add(ReferenceMessage message)
    {
        var (v, q) = (message.Input, message.Output.Value);
        var uncertainty = ReliabilityTolerances.BoundaryUlps * (Math.BitIncrement(message.Operands) - message.Operands) / Math.Abs(v);
        var isSure = uncertainty < 0.5 && !message.IsNearBoundary(ReliabilityTolerances.BoundaryUlps);
        if ((v == 0 && message.Operands == 0) || (isSure && q == 0 && links.Quantizer == QuantizerKind.Log))
        {
            return;
        }

        var (low, high) = isSure ? (q / v, q / v) : Exact(links);
        var (lowest, highest) = uncertainty < 0.5 ? (low * (1 - 2 * uncertainty), high * (1 + 2 * uncertainty)) : (double.NegativeInfinity, double.PositiveInfinity);
        _least = (Math.Min(_least.Lowest, lowest), isSure ? Math.Min(_least.Surely, highest) : _least.Surely);
        _greatest = (isSure ? Math.Max(_greatest.Surely, lowest) : _greatest.Surely, Math.Max(_greatest.Highest, highest));
    }
}
