using System.Text;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Images;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Resolving;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Images;

/// <summary>A search for α that is interrupted again and again finds what one that is not finds, runs no probe twice that has ended, and goes on within a probe.</summary>
public sealed class ResumedFrontierTests(ITestOutputHelper output)
{
    private const string Spec =
        """
        schema: 1
        name: searched
        problem: { nodes: 5, cpu: { box: none }, learning: { loss: quadratic, dimensions: 2, definite: false } }
        links: { quantizer: log, coupling: edge }
        method: { alpha: "frontier(0.05, 8192)", step: bound, steps: 500 }
        sweep:
          links.rho: [0.05, 0.8]
          network.p: [0.4, 0.9]
          seed: range(0, 3)
        trace: { every: 50, states: last }
        """;

    private static readonly Func<IDevice>[] Devices =
    [
        .. new CpuOptions[] { new() { Threads = 2, LaunchSteps = 300 }, new() { Threads = 1, Widths = [1], LaunchSteps = 500 }, new() { Threads = 3, Widths = [4], LaunchSteps = 200, Unite = true } }
            .Select(static o => (Func<IDevice>)(() => new CpuDevice(o))),
    ];

    [Fact]
    public void What_is_found_is_the_same_to_the_bit()
    {
        var resolver = new InstanceResolver();
        var instances = Load(resolver);
        using var device = new CpuDevice(new());
        var expected = new ResumedRun(instances, resolver.Resolve).Whole(device);
        var random = new Random(9);
        var stops = 0;
        for (var round = 0; round < 3; round++)
        {
            var run = new ResumedRun(instances, resolver.Resolve);
            Assert.Equal(expected, run.Interrupted(Devices, 25 << round, random, new MemoryCheckpoints()));
            Assert.Empty(run.Notes);
            stops += run.Stops;
        }

        output.WriteLine($"{stops} stops");
        Assert.True(stops > 10, $"{stops}");
        Measures.Add("R6", "searches for the frontier", stops, "stops", $"{instances.Count} instances equal to the bit", "none differs");
    }

    [Fact]
    public void Interruptions_that_come_faster_than_a_probe_do_not_keep_a_search_from_its_end()
    {
        var resolver = new InstanceResolver();
        List<Instance> one = [Load(resolver)[0]];
        using var device = new CpuDevice(new() { Threads = 1 });
        var expected = new ResumedRun(one, resolver.Resolve).Whole(device);
        var store = new MemoryCheckpoints();

        // A launch of 100 steps at a time: a probe takes at least 1024.
        var run = new ResumedRun(one, resolver.Resolve);
        var found = run.Interrupted([static () => new CpuDevice(new() { Threads = 1, LaunchSteps = 100 })], 4, new Random(3), store);
        Assert.Equal(expected, found);
        Assert.True(run.Stops > 50, $"{run.Stops}");
        Assert.Contains(store.Payloads, static p => InstancePayload.Parse(p).Search is { Changes.Length: > 1 });
    }

    [Fact]
    public void A_search_that_cannot_have_been_is_passed_over_with_its_run()
    {
        var resolver = new InstanceResolver();
        List<Instance> one = [Load(resolver)[0]];
        var expected = new ResumedRun(one, resolver.Resolve);
        var whole = Whole(expected);
        var ended = Image(expected.Run!);
        Assert.NotNull(ended.Run!.End);
        foreach (var (changes, notes) in new[]
        {
            (ended.Search!.Changes, 0),
            (ended.Search.Changes[..^1], 0), // the search goes on, and its run is not that of the α found
            (ended.Search.Changes.Add(ended.Search.Changes[^1]), 1),
            ([], 0),
        })
        {
            // Of the run an end that never was.
            var image = ended with { Search = ended.Search with { Changes = changes }, Run = ended.Run with { End = changes.Length == ended.Search.Changes.Length ? ended.Run.End : ended.Run.End!.Value with { Steps = 7 } } };
            var store = new MemoryCheckpoints();
            store.Write(0, 1, [new(0, image.Progress, image.ToBytes())]);
            var run = new ResumedRun(one, resolver.Resolve);
            Assert.Equal(whole, run.Interrupted([static () => new CpuDevice(new() { Threads = 1 })], int.MaxValue / 4, new Random(3), store));
            Assert.Equal(notes, run.Notes.Count);
        }

        static List<string> Whole(ResumedRun run)
        {
            using var device = new CpuDevice(new() { Threads = 1 });
            return run.Whole(device);
        }

        static InstancePayload Image(BatchRun run) => InstancePayload.Parse(Assert.Single(run.Images()).Payload.Span);
    }

    private static List<Instance> Load(InstanceResolver resolver)
    {
        var loaded = SpecLoader.Load(Encoding.UTF8.GetBytes(Spec), "searched.yaml", AppContext.BaseDirectory);
        Assert.True(loaded.IsValid, string.Join('\n', loaded.Diagnostics));
        return [.. Enumerable.Range(0, (int)loaded.Source!.Sweep.Count).Select(k => resolver.Resolve(loaded.Source.Create(k)))];
    }
}
