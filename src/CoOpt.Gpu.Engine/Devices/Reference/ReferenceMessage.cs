using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>One scalar that was sent.</summary>
/// <param name="Round">The stage of the integrator that it was sent in, from 0.</param>
/// <param name="Variable">X for ∂F(x), Y for y, S for z.</param>
/// <param name="Node">Node coupling: the sender. Edge coupling: the node whose sum the difference enters.</param>
/// <param name="Neighbor">Edge coupling: the other end; −1 under node coupling.</param>
/// <param name="Component">The component of y or z; 0 for x.</param>
/// <param name="Input">v, before the quantiser.</param>
/// <param name="Output">q(v).</param>
/// <param name="Operands">The largest magnitude that v was computed from: what its rounding error is measured by.</param>
public readonly record struct ReferenceMessage(
    int Round, StateVariable Variable, int Node, int Neighbor, int Component, double Input, ReferenceQuantized Output, double Operands)
{
    /// <summary>Whether v lies so near a boundary that <paramref name="ulps"/> units in the last place of its operands decide its level.</summary>
    public bool IsNearBoundary(double ulps) => Output.Margin <= ulps * (Math.BitIncrement(Operands) - Operands);
}
