using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>What is read off the values of all nodes, node-major.</summary>
internal static class NodeValues
{
    /// <summary>z = s + ∇g(y), from the theory's gradients: the same numbers whatever device left the state.</summary>
    public static double[] Tracker(Instance instance, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
    {
        var losses = LocalLosses.Of(instance.Draft.Learning);
        var z = new double[s.Length];
        for (var i = 0; i < instance.Nodes; i++)
        {
            var node = new Range(i * instance.Parameters, (i + 1) * instance.Parameters);
            losses.Gradient(i, y[node], z.AsSpan()[node]);
        }

        for (var k = 0; k < z.Length; k++)
        {
            z[k] += s[k];
        }

        return z;
    }

    /// <summary>ȳ.</summary>
    public static double[] Mean(Instance instance, ReadOnlySpan<double> y)
    {
        var mean = new double[instance.Parameters];
        for (var i = 0; i < instance.Nodes; i++)
        {
            for (var c = 0; c < mean.Length; c++)
            {
                mean[c] += y[(i * mean.Length) + c] / instance.Nodes;
            }
        }

        return mean;
    }
}
