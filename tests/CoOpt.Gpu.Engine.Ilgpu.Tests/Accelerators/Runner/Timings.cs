using System.Diagnostics;
using System.Globalization;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Runner;

/// <summary>Node-steps per second of a workload on the CPU device and on another in each mapping, results compared first.</summary>
internal static class Timings
{
    // The first run compiles and warms up; of the others the median counts.
    private const int Runs = 7;

    // Instances that differ in α alone and share network and data, as in a sweep.
    private const int Gains = 16;

    // ILGPU's CPU accelerator is for correctness: a hundredth of the work tells that the timing runs.
    private const int SlowDevice = 100;

    public static void Write(string id, Workload workload)
    {
        var share = id == "ilgpu-cpu" ? SlowDevice : 1;
        var (count, steps) = (Math.Max(1, workload.Instances / share), Math.Max(1, workload.Steps / share));
        var batch = new Batch([.. Enumerable.Range(0, count).GroupBy(k => k / Gains).SelectMany(g =>
        {
            var instance = SampleInstances.Of(workload.Key, g.Key, workload.Nodes, steps, every: 100, stopAt: 0);
            return g.Select(k => instance with { Alpha = 0.01 * (1 + (k % Gains)) });
        })]);
        using var cpu = new CpuDevice(new CpuOptions());
        var expected = Measure("cpu", cpu, batch, null);
        foreach (var mapping in Enum.GetValues<Mapping>())
        {
            using var device = Accelerated.Open(id, mapping, 16, 0);
            Measure($"{id} {mapping}", device, batch, expected);
        }

        RecordingSink Measure(string name, IDevice device, Batch work, RecordingSink? reference)
        {
            var first = new RecordingSink(count);
            device.Run(work, first, CancellationToken.None);
            var different = reference is null ? -1 : Enumerable.Range(0, count).FirstOrDefault(local => !first.Lines(local).SequenceEqual(reference.Lines(local)), -1);
            var seconds = Enumerable.Range(0, Runs).Select(_ =>
            {
                var start = Stopwatch.GetTimestamp();
                device.Run(work, new RecordingSink(count), CancellationToken.None);
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }).Order().ElementAt(Runs / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workload.Name}, {count} × {steps}: {name}: {first.NodeSteps / seconds / 1e6:f1} M node-steps/s{(different < 0 ? "" : $"; instance {different} DIFFERS from the CPU")}"));
            return first;
        }
    }
}
