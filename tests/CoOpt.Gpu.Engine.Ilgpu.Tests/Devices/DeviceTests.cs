using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;

/// <summary>What every device must do: report, bit for bit, what the CPU device reports. One derived class per device and mapping opens it.</summary>
public abstract class DeviceTests
{
    private static readonly DriverKey Plain = new(QuantizerKind.Log, Rounding.Nearest, false, PenaltyForm.Quadratic, LossKind.Quadratic, StepperKind.Euler, false);

    /// <summary>Every quantiser, coupling, penalty, loss and integrator, each with several of the others.</summary>
    public static IEnumerable<DriverKey> SomeKeys => DriverCatalogue.Keys.Where((_, i) => i % 11 == 0);

    /// <summary>Others in float32, where no step is adaptive.</summary>
    public static IEnumerable<DriverKey> SomeSingleKeys => DriverCatalogue.Keys.Where((key, i) => i % 17 == 3 && !key.Adaptive).Select(key => key with { Precision = Precision.Binary32 });

    /// <summary>Opens the device.</summary>
    /// <param name="traceCapacity">Rows of its trace rings.</param>
    /// <param name="launchSteps">Steps of a launch, 0 for its own choice.</param>
    protected abstract IDevice Open(int traceCapacity, int launchSteps);

    [Fact]
    public void Instances_of_many_kinds_in_one_batch_give_the_bits_of_the_CPU() =>
        Check([.. SomeKeys.SelectMany((key, k) => new[] { SampleInstances.Of(key, 10 * k), SampleInstances.Of(key, (10 * k) + 1, steps: 17) })]);

    [Fact]
    public void Float32_beside_float64_gives_the_bits_of_the_CPU() =>
        Check([.. SomeSingleKeys.SelectMany((key, k) => new[] { SampleInstances.Of(key, 10 * k, graphs: 1 + (k % 2)), SampleInstances.Of(key, (10 * k) + 1, steps: 17, states: (StateRows)(k % 3)) }), SampleInstances.Of(Plain, 7)]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(16, 64)]
    public void Launch_length_and_ring_size_change_nothing(int traceCapacity, int launchSteps) =>
        Check([.. Enumerable.Range(0, 5).Select(k => SampleInstances.Of(Plain, k, steps: 20 + k))], traceCapacity, launchSteps);

    [Fact]
    public void Switching_networks_give_the_bits_of_the_CPU() =>
        Check([SampleInstances.Of(Plain, 1, graphs: 3), SampleInstances.Of(Plain with { Differences = true }, 2, graphs: 3), SampleInstances.Of(Plain, 3)]);

    [Fact]
    public void Adaptive_steps_land_where_those_of_the_CPU_land()
    {
        var key = new DriverKey(QuantizerKind.None, Rounding.Nearest, false, PenaltyForm.Softplus, LossKind.Quadratic, StepperKind.Dopri5, true);
        Check([SampleInstances.Of(key, 1, every: null), SampleInstances.Of(key, 2, every: null, graphs: 2)]);
    }

    [Theory]
    [InlineData(StateRows.Last)]
    [InlineData(StateRows.All)]
    public void States_are_those_of_the_CPU(StateRows states) =>
        Check([SampleInstances.Of(Plain, 1, states: states), SampleInstances.Of(Plain, 4, states: states, trackerAtGradient: false), SampleInstances.Of(Plain with { Quantizer = QuantizerKind.Uniform }, 2, states: states, steps: 13), SampleInstances.Of(Plain, 3)]);

    [Fact]
    public void A_tracker_that_starts_at_zero_gives_the_bits_of_the_CPU() =>
        Check([SampleInstances.Of(Plain, 1, trackerAtGradient: false), SampleInstances.Of(Plain, 2)]);

    [Fact]
    public void Divergence_and_early_stops_leave_the_others_alone()
    {
        var unstable = Plain with { Quantizer = QuantizerKind.None };
        Instance[] instances = [SampleInstances.Of(unstable, 1, alpha: 1e4, steps: 60), SampleInstances.Of(unstable, 2, alpha: double.NaN), SampleInstances.Of(Plain, 3, stopAt: 1e9), SampleInstances.Of(Plain, 4)];
        var sink = Check(instances);
        Assert.Contains("Diverged", sink.Lines(0)[^1], StringComparison.Ordinal);
        Assert.Contains("NonFinite", sink.Lines(1)[^1], StringComparison.Ordinal);
        Assert.Contains("Converged", sink.Lines(2)[^1], StringComparison.Ordinal);
        Assert.Contains("StepLimit", sink.Lines(3)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_alone_is_what_it_is_in_a_crowd()
    {
        var crowd = Enumerable.Range(0, 37).Select(k => SampleInstances.Of(Plain, k)).ToArray();
        var all = Run(crowd, 16, 0);
        Assert.Equal(Run([crowd[29]], 16, 0).Lines(0), all.Lines(29));
        Assert.Equal(37 * 24 * 5, all.NodeSteps);
    }

    [Fact]
    public void A_cancelled_run_ends_nothing()
    {
        using var device = Open(16, 1);
        var sink = new RecordingSink(1);
        Assert.ThrowsAny<OperationCanceledException>(() => device.Run(new Batch([SampleInstances.Of(Plain, 1)]), sink, new CancellationToken(true)));
        Assert.Empty(sink.Lines(0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_stopped_run_goes_on_here_or_on_the_CPU_to_the_same_bits(int launches)
    {
        Instance[] instances =
        [
            SampleInstances.Of(Plain, 1),
            SampleInstances.Of(Plain with { Differences = true }, 2, graphs: 3, steps: 31),
            SampleInstances.Of(Plain with { Quantizer = QuantizerKind.None }, 3, alpha: 1e4, steps: 60),
            SampleInstances.Of(Plain, 4, states: StateRows.All, trackerAtGradient: false),
            SampleInstances.Of(Plain, 5, states: StateRows.Last, stopAt: 1e9),
            SampleInstances.Of(Plain with { Precision = Precision.Binary32 }, 6, steps: 29),
            SampleInstances.Of(Plain, 7, steps: 3),
        ];
        using var here = Open(2, 3);
        using var cpu = new CpuDevice(new CpuOptions { Threads = 2, LaunchSteps = 3 });
        var expected = new RecordingSink(instances.Length);
        cpu.Run(new Batch([.. instances]), expected, CancellationToken.None);
        foreach (var (first, second) in new[] { (here, here), (here, cpu), (cpu, here) })
        {
            using var stop = new CancellationTokenSource();
            var begun = new RecordingSink(instances.Length, launch => (launch >= launches ? stop : null)?.Cancel());
            Assert.ThrowsAny<OperationCanceledException>(() => first.Run(new Batch([.. instances]), begun, stop.Token));
            var images = Enumerable.Range(0, instances.Length).Select(begun.Image).ToArray();
            int[] left = [.. Enumerable.Range(0, instances.Length).Where(k => !HasEnded(begun.Lines(k)))];
            Assert.Contains(left, k => images[k].Lane is not null);
            var gone = new RecordingSink(left.Length);
            second.Run(new Batch([.. left.Select(k => instances[k])]) { Images = [.. left.Select(k => images[k].Lane)] }, gone, CancellationToken.None);
            for (var k = 0; k < instances.Length; k++)
            {
                var at = Array.IndexOf(left, k);
                Assert.Equal(expected.Lines(k), at < 0 ? begun.Lines(k) : [.. begun.Lines(k).Take(images[k].Lines), .. gone.Lines(at)]);
            }
        }

        static bool HasEnded(IReadOnlyList<string> lines) => lines.Count > 0 && lines[^1].StartsWith(nameof(InstanceEnd), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_handed_in_when_they_are_asked_for()
    {
        Instance[] instances = [SampleInstances.Of(Plain, 1, steps: 60), SampleInstances.Of(Plain, 2, steps: 60)];
        RecordingSink? sink = null;
        sink = new RecordingSink(2, launch => sink!.ImageRequest = launch >= 4 ? 1 : 0);
        using var device = Open(16, 3);
        device.Run(new Batch([.. instances]), sink, CancellationToken.None);
        foreach (var k in new[] { 0, 1 })
        {
            Assert.Equal(12, sink.Image(k).Lane!.Steps);
            Assert.InRange(sink.Image(k).Lines, 1, sink.Lines(k).Count - 1);
        }
    }

    private RecordingSink Check(Instance[] instances, int traceCapacity = 16, int launchSteps = 0)
    {
        var expected = new RecordingSink(instances.Length);
        using (var cpu = new CpuDevice(new CpuOptions { Threads = 1, Widths = [1] }))
        {
            cpu.Run(new Batch([.. instances]), expected, CancellationToken.None);
        }

        var actual = Run(instances, traceCapacity, launchSteps);
        for (var local = 0; local < instances.Length; local++)
        {
            Assert.Equal(expected.Lines(local), actual.Lines(local));
        }

        return actual;
    }

    private RecordingSink Run(Instance[] instances, int traceCapacity, int launchSteps)
    {
        using var device = Open(traceCapacity, launchSteps);
        var sink = new RecordingSink(instances.Length);
        device.Run(new Batch([.. instances]), sink, CancellationToken.None);
        return sink;
    }
}
