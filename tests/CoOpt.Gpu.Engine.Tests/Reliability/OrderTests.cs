using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.TestKit.Instances;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>
/// The measured order of each integrator: fixed steps, ideal coupling, smooth losses, no box or the softplus penalty, the error at one model time against a far finer run of the reference.
/// </summary>
public abstract class OrderTests(ITestOutputHelper output)
{
    /// <summary>Errors below are rounding, above not yet asymptotic.</summary>
    private const double Finest = 1e-12, Coarsest = 1e-3;

    /// <summary>Of the pairs of step sizes in that range, the finest ones that are judged.</summary>
    private const int Pairs = 3;

    /// <summary>Steps of the truth: by Dormand and Prince its error is far below <see cref="Finest"/>.</summary>
    private const int TruthSteps = 4096;

    protected abstract IDevice Open();

    [Theory]
    [InlineData(StepperKind.Euler, 1, LossKind.Logistic, PenaltyForm.None)]
    [InlineData(StepperKind.Euler, 1, LossKind.SmoothHinge, PenaltyForm.Softplus)]
    [InlineData(StepperKind.Rk4, 4, LossKind.Logistic, PenaltyForm.Softplus)]
    [InlineData(StepperKind.Rk4, 4, LossKind.SmoothHinge, PenaltyForm.None)]
    [InlineData(StepperKind.Dopri5, 5, LossKind.LeastSquares, PenaltyForm.Softplus)]
    [InlineData(StepperKind.Dopri5, 5, LossKind.SmoothHinge, PenaltyForm.None)]
    public void Halved_steps_shrink_the_error_by_the_order(StepperKind stepper, int order, LossKind loss, PenaltyForm penalty)
    {
        // The horizon is six safe steps: long enough to be nonlinear, short enough that the transient has not died out.
        var shape = new InstanceShape { Seed = 11, Nodes = 5, Dimensions = 2, Loss = loss, Penalty = penalty, Trace = new() { Every = int.MaxValue, States = StateRows.Last } };
        var safe = RandomInstances.Create(shape);
        var horizon = 6 * safe.StepSize;
        using var reference = new ReferenceDevice();
        var truth = Final(reference, [At(safe, StepperKind.Dopri5, TruthSteps, horizon)])[0];
        var counts = Enumerable.Range(2, 39).Select(k => (int)Math.Round(Math.Pow(2, k / 2.0))).Distinct().Where(c => c <= (order == 1 ? 1 << 18 : 1024)).ToArray();
        using var device = Open();
        var ends = Final(device, [.. counts.Select(c => At(safe, stepper, c, horizon))]);
        var points = counts.Zip(ends, (c, u) => (Step: horizon / c, Error: Distance(u, truth)))
            .Where(p => p.Error is > Finest and < Coarsest)
            .OrderBy(p => p.Step)
            .Take(Pairs + 1)
            .ToList();
        var slopes = points.Skip(1).Zip(points, (coarse, fine) => Math.Log(coarse.Error / fine.Error) / Math.Log(coarse.Step / fine.Step)).ToList();
        output.WriteLine($"{stepper}, {loss}, {penalty}: errors {string.Join(", ", points.Select(p => p.Error.ToString("G3")))}, slopes {string.Join(", ", slopes.Select(s => s.ToString("F4")))}");
        Assert.Equal(Pairs, slopes.Count);
        Assert.All(slopes, s => Assert.InRange(s, order - ReliabilityTolerances.Order, order + ReliabilityTolerances.Order));
        var off = slopes.Max(s => Math.Abs(s - order));
        Measures.Add("R1", $"order {order} of {stepper} with {loss} and penalty {penalty} on {device.Info.Id}", Pairs, "pairs of steps", off, ReliabilityTolerances.Order);
    }

    private static Instance At(Instance instance, StepperKind stepper, int steps, double horizon) => instance with
    {
        Draft = instance.Draft with { Settings = instance.Draft.Settings with { Method = instance.Draft.Settings.Method with { Stepper = stepper } } },
        StepSize = horizon / steps,
        Steps = steps,
        Horizon = horizon,
    };

    private static List<ReferenceState> Final(IDevice device, List<Instance> instances)
    {
        var sink = RecordingSink.Run(device, instances);
        return [.. instances.Select((_, i) => sink[i].States[^1].Values)];
    }

    private static double Distance(ReferenceState a, ReferenceState b)
    {
        var difference = a.Plus(-1, [1], [b]);
        return difference.MaxNorm() / Math.Max(1, b.MaxNorm());
    }
}
