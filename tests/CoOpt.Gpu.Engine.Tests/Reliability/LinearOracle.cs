using CoOpt.Gpu.Model.Sweeps;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>
/// Euler's method on an instance with ideal coupling, quadratic losses, no box and a fixed network, as powers of dense matrices on the deviations from the optimum:
/// I − η𝓛/κ on x − x*, and I + ηA on (y − y*, z), A = [[−𝓛, −αI], [−H𝓛, −𝓛 − αH]].
/// </summary>
internal sealed class LinearOracle
{
    private readonly Instance _instance;
    private readonly Matrix<double> _hessian;
    private readonly Vector<double> _gradientAtOptimum;
    private readonly Vector<double> _startX;
    private readonly Vector<double> _startYz;

    public LinearOracle(Instance instance)
    {
        _instance = instance;
        var (n, m) = (instance.Nodes, instance.Parameters);
        var network = instance.Draft.Network.Graphs[0];
        var laplacian = Matrix<double>.Build.Dense(n, n);
        for (var i = 0; i < n; i++)
        {
            foreach (var (j, w) in network.Row(i))
            {
                laplacian[i, j] -= w;
                laplacian[i, i] += w;
            }
        }

        var quadratic = instance.Draft.Learning.Quadratic!;
        var wide = laplacian.KroneckerProduct(Matrix<double>.Build.DenseIdentity(m));
        _hessian = Matrix<double>.Build.Dense(n * m, n * m, (r, c) => r / m == c / m ? quadratic.Matrices[(r * m) + (c % m)] : 0);
        var identity = Matrix<double>.Build.DenseIdentity(n * m);
        var flow = Matrix<double>.Build.DenseOfMatrixArray(new[,]
        {
            { -wide, -instance.Alpha * identity },
            { -_hessian * wide, -wide - (instance.Alpha * _hessian) },
        });
        StepX = Matrix<double>.Build.DenseIdentity(n) - (instance.StepSize * laplacian * Matrix<double>.Build.DiagonalOfDiagonalArray([.. instance.Draft.Cpu.Capacity.Select(k => 1 / k)]));
        StepYz = Matrix<double>.Build.DenseIdentity(2 * n * m) + (instance.StepSize * flow);
        var y = Vector<double>.Build.DenseOfEnumerable(instance.Draft.Start.Y);
        var optimum = Vector<double>.Build.Dense(n * m, v => instance.LearningOptimum.Y[v % m]);
        _gradientAtOptimum = (_hessian * optimum) - Vector<double>.Build.DenseOfEnumerable(quadratic.Vectors);
        _startX = Vector<double>.Build.Dense(n, i => instance.Draft.Start.X[i] - instance.CpuOptimum.PenalisedX[i]);
        _startYz = Vector<double>.Build.DenseOfEnumerable((y - optimum).Concat((_hessian * (y - optimum)) + _gradientAtOptimum));
    }

    /// <summary>One step of x − x*.</summary>
    public Matrix<double> StepX { get; }

    /// <summary>One step of (y − y*, z).</summary>
    public Matrix<double> StepYz { get; }

    /// <summary>(y − y*, z) at the start, z = ∇g(y).</summary>
    public Vector<double> Start => _startYz;

    /// <summary>The deviations at every <paramref name="every"/>th step, from step 0.</summary>
    public IEnumerable<(Vector<double> X, Vector<double> Yz)> Sequence(int every, int count)
    {
        var (powerX, powerYz) = (StepX.Power(every), StepYz.Power(every));
        var (x, yz) = (_startX, _startYz);
        for (var k = 0; k < count; k++)
        {
            yield return (x, yz);
            (x, yz) = (powerX * x, powerYz * yz);
        }
    }

    /// <summary>The state that deviations belong to.</summary>
    public RecordedState State(long step, Vector<double> x, Vector<double> yz)
    {
        var (n, m) = (_instance.Nodes, _instance.Parameters);
        var gradient = (_hessian * yz.SubVector(0, n * m)) + _gradientAtOptimum;
        return new(step, new(
            [.. x.Select((v, i) => v + _instance.CpuOptimum.PenalisedX[i])],
            [.. yz.Take(n * m).Select((v, c) => v + _instance.LearningOptimum.Y[c % m])],
            [.. yz.SubVector(n * m, n * m) - gradient]));
    }

    /// <summary>(F − F*)/max(1, |F*|): F is quadratic, so Σδ²/(2κ) is the gap without cancellation.</summary>
    public double CostResidual(Vector<double> x) =>
        x.Select((v, i) => v * v / (2 * _instance.Draft.Cpu.Capacity[i])).Sum() / Math.Max(1, Math.Abs(_instance.CpuOptimum.PenalisedCost));

    /// <summary>maxᵢ‖yᵢ − y*‖/max(1, ‖y*‖).</summary>
    public double DistanceResidual(Vector<double> yz)
    {
        var m = _instance.Parameters;
        var largest = Enumerable.Range(0, _instance.Nodes).Max(i => yz.SubVector(i * m, m).L2Norm());
        return largest / Math.Max(1, Vector<double>.Build.DenseOfEnumerable(_instance.LearningOptimum.Y).L2Norm());
    }
}
