using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>
/// The right-hand side of the co-optimisation dynamics (arXiv 2510.25176, eqs 30–32) in (x, y, s), s = z − ∇g(y):
/// ẋᵢ = Σⱼ wᵢⱼ⟨∂Fⱼ, ∂Fᵢ⟩, ẏᵢ = Σⱼ wᵢⱼ⟨yⱼ, yᵢ⟩ − αzᵢ, ṡᵢ = Σⱼ wᵢⱼ⟨zⱼ, zᵢ⟩.
/// </summary>
internal sealed class ReferenceFlow(Instance instance)
{
    private readonly LinkSettings _links = instance.Draft.Settings.Links;
    private readonly ReferenceQuantizer _quantizer = new(instance.Draft.Settings.Links);

    /// <summary>The CPU cost.</summary>
    public ReferenceCost Cost { get; } = new(instance.Draft.Cpu);

    /// <summary>The training loss.</summary>
    public ReferenceLoss Loss { get; } = ReferenceLoss.Of(instance.Draft.Learning);

    /// <summary>The slope of <paramref name="u"/> on <paramref name="network"/>; every quantised message goes to <paramref name="sent"/>.</summary>
    public ReferenceState Slope(Network network, ReferenceState u, int round, Action<ReferenceMessage>? sent)
    {
        var n = instance.Nodes;
        var m = instance.Parameters;
        var marginal = new double[n];
        var marginalOperands = new double[n];
        for (var i = 0; i < n; i++)
        {
            marginal[i] = Cost.Derivative(i, u.X[i]);
            marginalOperands[i] = Cost.Operands(i, u.X[i]);
        }

        var (z, zOperands) = Tracker(u);
        var dx = Couple(network, 1, marginal, marginalOperands, StateVariable.X, round, sent);
        var dy = Couple(network, m, u.Y, u.Y, StateVariable.Y, round, sent);
        var ds = Couple(network, m, z, zOperands, StateVariable.S, round, sent);
        for (var c = 0; c < dy.Length; c++)
        {
            dy[c] -= instance.Alpha * z[c];
        }

        return new(dx, dy, ds);
    }

    /// <summary>z = s + ∇g(y), and the magnitudes it was summed from.</summary>
    public (double[] Z, double[] Operands) Tracker(ReferenceState u)
    {
        var m = instance.Parameters;
        var z = new double[u.S.Length];
        var operands = new double[u.S.Length];
        for (var i = 0; i < instance.Nodes; i++)
        {
            Loss.AddGradient(i, u.Y.AsSpan(i * m, m), z.AsSpan(i * m, m), operands.AsSpan(i * m, m));
        }

        for (var c = 0; c < z.Length; c++)
        {
            z[c] += u.S[c];
            operands[c] = Math.Max(operands[c], Math.Abs(u.S[c]));
        }

        return (z, operands);
    }

    /// <summary>Σⱼ wᵢⱼ⟨aⱼ, aᵢ⟩ for every node i and each of <paramref name="width"/> components.</summary>
    private double[] Couple(
        Network network, int width, double[] a, double[] operands, StateVariable variable, int round, Action<ReferenceMessage>? sent)
    {
        var broadcast = new double[a.Length];
        if (_links.Coupling == CouplingKind.Node)
        {
            for (var v = 0; v < a.Length; v++)
            {
                var q = _quantizer.Apply(a[v]);
                broadcast[v] = q.Value;
                sent?.Invoke(new(round, variable, v / width, -1, v % width, a[v], q, Math.Abs(operands[v])));
            }
        }

        var sum = new double[a.Length];
        for (var i = 0; i < network.Nodes; i++)
        {
            foreach (var (j, w) in network.Row(i))
            {
                for (var c = 0; c < width; c++)
                {
                    var (mine, other) = (i * width + c, j * width + c);
                    sum[mine] += w * _links.Coupling switch
                    {
                        CouplingKind.Node => broadcast[other] - broadcast[mine],
                        CouplingKind.Edge => Difference(mine, other, i, j, c),
                        _ => a[other] - a[mine],
                    };
                }
            }
        }

        return sum;

        double Difference(int mine, int other, int i, int j, int c)
        {
            var v = a[other] - a[mine];
            var q = _quantizer.Apply(v);
            sent?.Invoke(new(round, variable, i, j, c, v, q, Math.Max(Math.Abs(operands[mine]), Math.Abs(operands[other]))));
            return q.Value;
        }
    }
}
