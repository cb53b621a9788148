using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>What a device reports of an instance is the same bytes alone, in a large batch, at any place, beside any neighbours, and in every way of opening the device.</summary>
public abstract class IndependenceTests
{
    private const int Structures = 100;
    private const int Variants = 100;
    private const int Watched = 48;

    /// <summary>The ways of opening the device: threads, lane widths. The first is the usual one.</summary>
    protected abstract IReadOnlyList<(string Name, Func<IDevice> Open)> Ways();

    [Fact]
    public void Rows_are_the_same_bytes_in_every_setting()
    {
        var all = Population();
        var random = new Random(3);
        var compared = 0L;
        var watched = Enumerable.Range(0, all.Count).ToArray();
        random.Shuffle(watched);
        watched = watched[..Watched];
        using var usual = Ways()[0].Open();
        var alone = watched.ToDictionary(i => i, i => RecordingSink.Run(usual, all[i])[0]);
        var order = Enumerable.Range(0, all.Count).ToArray();
        Compare(usual, order, "the whole batch");
        random.Shuffle(order);
        Compare(usual, order, "the whole batch in another order");
        Compare(usual, watched, "a batch of strangers");
        var half = order.Where(i => i % 2 == 0 || watched.Contains(i)).ToArray();
        foreach (var (name, open) in Ways().Skip(1))
        {
            using var device = open();
            Compare(device, half, name);
        }

        Measures.Add("R3", $"alone or in a batch of {all.Count} in {Ways().Count + 2} settings on {usual.Info.Id}", compared, "rows compared byte by byte", "0 differ", "0");

        void Compare(IDevice device, int[] batch, string setting)
        {
            var actual = RecordingSink.Run(device, [.. batch.Select(i => all[i])]);
            foreach (var (place, i) in batch.Index())
            {
                if (alone.TryGetValue(i, out var expected))
                {
                    Assert.True(expected.Bytes.Length > 0 && expected.Bytes.SequenceEqual(actual[place].Bytes), $"instance {i} at place {place} differs in {setting}");
                    compared++;
                }
            }
        }
    }

    // A hundred structures; of each a hundred variants that share graph and data and differ in α, ρ, Δ, start and length, so that lanes end at different times.
    private static List<Instance> Population()
    {
        var random = new Random(33);
        var shapes = RandomInstances.AllCombinations(seed: 3);
        var instances = new List<Instance>();
        for (var structure = 0; structure < Structures; structure++)
        {
            var trace = new TraceSettings { Every = 7, States = structure % 2 == 0 ? StateRows.All : StateRows.Last };
            var steps = random.Next(20, 60);
            var shape = shapes[structure];
            var first = RandomInstances.Create(shape with
            {
                Trace = trace,
                Steps = steps,
                Dimensions = 2,
                StopAt = structure % 5 == 0 ? 0.5 : 0,
                StepRule = shape.Stepper == StepperKind.Dopri5 && shape.Switching != SwitchingForm.BySteps && structure % 3 != 0 ? StepRule.Adaptive : StepRule.Fixed,
                StepFactor = 4,
            });
            for (var variant = 0; variant < Variants; variant++)
            {
                instances.Add(Vary(first, instances.Count, random));
            }
        }

        return instances;
    }

    private static Instance Vary(Instance first, int index, Random random)
    {
        var draft = first.Draft;
        var links = draft.Settings.Links;
        var y = draft.Start.Y.Select(v => v * (0.5 + random.NextDouble()));

        // One in thirty blows up: its place in a lane group is then taken by another.
        var step = first.StepSize * (random.Next(30) == 0 ? 1e5 : 0.5 + (0.5 * random.NextDouble()));
        return first with
        {
            Draft = draft with
            {
                Index = index,
                Settings = draft.Settings with
                {
                    Links = links with { Rho = 0.05 + (0.95 * random.NextDouble()), Delta = 0.02 + (0.5 * random.NextDouble()) },
                    Method = draft.Settings.Method with { StopAt = draft.Settings.Method.StopAt * random.NextDouble() },
                },
                Start = draft.Start with { Y = [.. y] },
            },
            Alpha = first.Alpha * (0.5 + random.NextDouble()),
            StepSize = step,
            Steps = first.Steps - random.Next(10),
        };
    }
}
