using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>
/// Where the dynamics end depends on z(0). With ideal coupling and quadratic losses, z(0) = ∇g(y(0)) ends at y*, and z(0) = 0 at the point where
/// Σ∇gᵢ(ȳ∞) = Σ∇gᵢ(yᵢ(0)), that is ȳ∞ = (ΣAᵢ)⁻¹ΣAᵢyᵢ(0).
/// </summary>
public abstract class LimitPointTests
{
    private const int Count = 20;

    protected abstract IDevice Open();

    [Fact]
    public void A_tracker_that_starts_at_the_gradient_ends_at_the_optimum() => Check(trackerAtGradient: true, i => [.. i.LearningOptimum.Y]);

    [Fact]
    public void A_tracker_that_starts_at_zero_ends_at_a_wrong_point()
    {
        Check(trackerAtGradient: false, WrongPoint);
        var instance = Instances(false)[0];
        Assert.True(WrongPoint(instance).Zip(instance.LearningOptimum.Y, (a, b) => Math.Abs(a - b)).Max() > 0.01);
    }

    private void Check(bool trackerAtGradient, Func<Instance, double[]> limit)
    {
        var instances = Instances(trackerAtGradient);
        using var device = Open();
        var actual = RecordingSink.Run(device, instances);
        for (var i = 0; i < Count; i++)
        {
            var expected = limit(instances[i]);
            var y = actual[i].States[^1].Values.Y;
            var error = y.Select((v, c) => Math.Abs(v - expected[c % expected.Length])).Max();
            Assert.True(error <= ReliabilityTolerances.LimitPoint, $"instance {i} ends {error:R} away from ({string.Join(", ", expected)})");
        }
    }

    private static List<Instance> Instances(bool trackerAtGradient) =>
    [
        .. Enumerable.Range(0, Count).Select(i => RandomInstances.Create(new()
        {
            Seed = 300 + i, Definite = i % 2 == 0, TrackerAtGradient = trackerAtGradient, Steps = 40_000, Trace = new() { Every = 10_000, States = StateRows.Last },
        })),
    ];

    private static double[] WrongPoint(Instance instance)
    {
        var (data, m) = (instance.Draft.Learning.Quadratic!, instance.Parameters);
        var right = new double[m];
        for (var i = 0; i < instance.Nodes; i++)
        {
            for (var r = 0; r < m; r++)
            {
                for (var c = 0; c < m; c++)
                {
                    right[r] += data.Matrices[(((i * m) + r) * m) + c] * instance.Draft.Start.Y[(i * m) + c];
                }
            }
        }

        return Optima.Solve(Optima.SumOfMatrices(data, instance.Nodes, m), right);
    }
}
