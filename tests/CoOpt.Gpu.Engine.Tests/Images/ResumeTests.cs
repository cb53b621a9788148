using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Engine.Tests.Baselines;
using CoOpt.Gpu.Engine.Tests.Reliability;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.TestKit.Instances;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Images;

/// <summary>What comes out of a run that is interrupted again and again, each time taken up on lanes of other widths, is what comes out of one that is not: results, traces and states to the bit.</summary>
public sealed class ResumeTests(ITestOutputHelper output)
{
    private static readonly Func<IDevice>[] Devices =
    [
        .. new CpuOptions[]
        {
            new() { Threads = 1, Widths = [8, 1], LaunchSteps = 5 },
            new() { Threads = 3, Widths = [1], LaunchSteps = 3 },
            new() { Threads = 2, Widths = [4], LaunchSteps = 7, TraceCapacity = 2 },
            new() { Threads = 2, Widths = [16], LaunchSteps = 4, Unite = true },
            new() { Threads = 4, LaunchSteps = 2, Unite = false },
            new() { Threads = 1, LaunchSteps = 6, TraceCapacity = 1, Unite = true },
        }.Select(static o => (Func<IDevice>)(() => new CpuDevice(o))),
    ];

    private static int Stride => ReliabilityScale.Pick(7, 1);

    [Fact]
    public void Every_combination_of_coupling_quantiser_loss_penalty_integrator_and_switching()
    {
        var instances = new List<Instance>();
        foreach (var (k, shape) in RandomInstances.AllCombinations(seed: 21).Index().Where(s => s.Index % Stride == 0))
        {
            var adaptive = shape.Stepper == StepperKind.Dopri5 && shape.Switching != SwitchingForm.BySteps && k % 3 != 0;
            var first = RandomInstances.Create(shape with
            {
                Steps = 30 + (k % 20),
                Dimensions = 1 + (k % 3),
                StopAt = k % 5 == 0 ? 0.5 : 0,
                StepRule = adaptive ? StepRule.Adaptive : StepRule.Fixed,
                StepFactor = adaptive ? 4 : 1,
                Trace = TraceOf(instances.Count),
            });
            instances.AddRange(Variants(first, instances.Count, 3));
        }

        Measure("every coupling; quantiser; loss; penalty; integrator; switching", Check("every coupling; quantiser; loss; penalty; integrator; switching", instances, launches: 60), $"{instances.Count} instances");
    }

    [Fact]
    public void Lanes_of_float32()
    {
        var instances = new List<Instance>();
        foreach (var (k, shape) in RandomInstances.AllCombinations(seed: 22).Index().Where(s => s.Index % (3 * Stride) == 0))
        {
            var first = RandomInstances.Create(shape with { Steps = 40, Dimensions = 2, Trace = TraceOf(k) });
            instances.AddRange(Variants(With(first, m => m with { Precision = Precision.Binary32 }), instances.Count, 5));
        }

        Measure("lanes of float32", Check("lanes of float32", instances, launches: 40), $"{instances.Count} instances");
    }

    [Fact]
    public void Every_baseline()
    {
        var instances = new List<Instance>();
        foreach (var (k, algorithm) in Enum.GetValues<AlgorithmKind>().Where(static a => a != AlgorithmKind.CoOptimization).Index())
        {
            foreach (var switching in Enum.GetValues<SwitchingForm>())
            {
                var first = BaselineInstances.Create(algorithm, new InstanceShape { Nodes = 6, Seed = 70 + k, Steps = 60, Switching = switching, Penalty = Model.Problems.PenaltyForm.Quadratic, Trace = new() { Every = 3 } });

                // Some stop by their own rule.
                instances.AddRange(Variants(With(first, m => m with { StopTolerance = 1e-2 }), instances.Count, 3));
            }
        }

        Measure("every baseline", Check("every baseline", instances, launches: 15), $"{instances.Count} instances");
    }

    [Fact]
    public void Lanes_that_share_neither_network_nor_data()
    {
        var (stops, families) = (0, 0);
        foreach (var (k, (name, members)) in UnionFamilies.All(stride: 5 * Stride, members: 11).Index())
        {
            stops += Check($"united lanes {k}", members, launches: 6, name);
            families++;
        }

        Assert.True(stops > families, $"{stops} stops of {families} families");

        Measure("lanes that share neither network nor data", stops, $"11 instances of each of {families} families");
    }

    [Fact]
    public void Held_out_samples_are_classified_by_the_last_state()
    {
        var instances = new List<Instance>();
        foreach (var shape in RandomInstances.AllCombinations(seed: 23).Where(static s => s.Loss is Model.Problems.LossKind.Logistic or Model.Problems.LossKind.Softmax or Model.Problems.LossKind.SmoothHinge).Take(24))
        {
            var first = RandomInstances.Create(shape with { Steps = 40, Trace = TraceOf(instances.Count) });
            instances.AddRange(Variants(first with { Draft = first.Draft with { Learning = first.Draft.Learning with { Holdout = first.Draft.Learning.Samples } } }, instances.Count, 2));
        }

        Measure("held-out samples", Check("held-out samples", instances, launches: 10), $"{instances.Count} instances");
    }

    [Fact]
    public void A_device_that_takes_no_images_begins_at_the_start_but_runs_nothing_twice_that_has_ended()
    {
        var instances = Variants(RandomInstances.Create(new() { Seed = 4, Steps = 60, Trace = new() { Every = 4, States = StateRows.All } }), 0, 12);
        using var reference = new ReferenceDevice(1);
        var expected = new ResumedRun(instances, Fail).Whole(reference);
        var run = new ResumedRun(instances, Fail);
        Assert.Equal(expected, run.Interrupted([static () => new ReferenceDevice(1)], 20, new Random(5), new MemoryCheckpoints()));
        Assert.True(run.Stops > 0, $"{run.Stops}");
    }

    private int Check(string what, List<Instance> instances, int launches, string? name = null)
    {
        using var usual = new CpuDevice(new());
        var expected = new ResumedRun(instances, Fail).Whole(usual);
        var random = new Random(instances.Count + instances[0].Draft.Settings.Seed.GetHashCode());
        var (stops, kills) = (0, 0);
        for (var round = 0; round < ReliabilityScale.Pick(1, 4); round++)
        {
            var run = new ResumedRun(instances, Fail);
            var actual = run.Interrupted(Devices, launches, random, new MemoryCheckpoints());
            Assert.Empty(run.Notes);
            Assert.Equal(instances.Count, run.Done);
            for (var k = 0; k < expected.Count; k++)
            {
                Assert.True(expected[k] == actual[k], $"{what} {name}: instance {k} {instances[k].Draft.Settings.Links} {instances[k].Draft.Settings.Method}\n{expected[k]}\n{actual[k]}");
            }

            (stops, kills) = (stops + run.Stops, kills + run.Kills);
        }

        output.WriteLine($"{what}: {instances.Count} instances, {stops} stops, {kills} of them with older images");
        return stops;
    }

    private static void Measure(string what, int stops, string of)
    {
        Assert.True(stops > 1, $"{what}: {stops} stops");
        Measures.Add("R6", what, stops, "stops", $"{of} equal to the bit", "none differs");
    }

    private static Instance Fail(InstanceDraft draft) => throw new InvalidOperationException($"instance {draft.Index} has its α");

    private static Instance With(Instance instance, Func<MethodSettings, MethodSettings> change) =>
        instance with { Draft = instance.Draft with { Settings = instance.Draft.Settings with { Method = change(instance.Draft.Settings.Method) } } };

    private static TraceSettings TraceOf(int k) => (k % 4) switch
    {
        0 => new() { Every = 7, States = StateRows.All },
        1 => new() { Every = 3, States = StateRows.Last },
        2 => new() { Every = 5, Observables = [] },
        _ => new() { Every = 1 },
    };

    // Variants that share network and data and differ in gain, start and length; one in nine blows up, one in eleven is not finite.
    private static List<Instance> Variants(Instance first, int index, int count)
    {
        var random = new Random(index);
        var links = first.Draft.Settings.Links;
        return
        [
            .. Enumerable.Range(index, count).Select(k => first with
            {
                Draft = first.Draft with
                {
                    Index = k,
                    Settings = first.Draft.Settings with { Links = links with { Rho = 0.05 + (0.95 * random.NextDouble()), Delta = 0.02 + (0.5 * random.NextDouble()) } },
                    Start = first.Draft.Start with { Y = [.. first.Draft.Start.Y.Select(v => v * (0.5 + random.NextDouble()))] },
                },
                Alpha = first.Alpha * (0.5 + random.NextDouble()),
                StepSize = first.StepSize * (k % 9 == 4 ? 1e5 : k % 11 == 6 ? 1e200 : 0.5 + (0.5 * random.NextDouble())),
                Steps = first.Steps - random.Next(10),
            }),
        ];
    }
}
