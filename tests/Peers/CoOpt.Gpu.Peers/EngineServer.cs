using System.Globalization;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Ilgpu;

namespace CoOpt.Gpu.Peers;

/// <summary>The engine on any of its devices as a peer that serves: a run for each line <c>INSTANCES STEPS</c>, in batches of the size that the device prefers.</summary>
internal static class EngineServer
{
    /// <summary>Opens a device by its id; <c>cuda</c> and <c>opencl</c> mean the first one.</summary>
    /// <exception cref="InvalidOperationException">There is no such device.</exception>
    public static IDevice Open(string id)
    {
        IDeviceBackend[] backends = [new CpuBackend(), new IlgpuBackend()];
        var wanted = id is "cuda" or "opencl" ? id + ":0" : id;
        var backend = Array.Find(backends, b => b.Absence is null && b.List().Any(d => d.Id == wanted));
        return backend?.Open(wanted, 0) ?? throw new InvalidOperationException(
            $"no device {wanted}; here are {string.Join(", ", backends.SelectMany(b => b.List()).Select(d => d.Id))} {string.Join("; ", backends.Select(b => b.Absence).OfType<string>())}");
    }

    /// <summary>Answers requests until their end.</summary>
    public static int Serve(IDevice device, Workload workload, string output, TextReader requests)
    {
        Workload? taken = null;
        var last = "";
        while (requests.ReadLine() is { } line)
        {
            if (taken is null || line != last)
            {
                var asked = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => long.Parse(v, CultureInfo.InvariantCulture)).ToArray();
                taken = workload.Take((int)asked[0], asked[1]);
                last = line;
            }

            var results = new PeerResult[taken.Instances.Count];
            var size = Math.Max(1, device.PreferredBatch(taken.Nodes, taken.Parameters));
            var seconds = 0.0;
            for (var from = 0; from < results.Length; from += size)
            {
                var (time, part) = EngineRun.Of(device, taken.Part(from, Math.Min(size, results.Length - from)));
                seconds += time;
                part.CopyTo(results, from);
            }

            PeerResult.Write(output, results, taken.Nodes, taken.Parameters);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:f6} {device.Info.Name}, batches of {Math.Min(size, results.Length)}"));
        }

        return 0;
    }
}
