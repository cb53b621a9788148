using System.Diagnostics;
using System.Reflection;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Runner;

/// <summary>Runs the device tests without a test host: for machines that have a GPU and nothing else.</summary>
internal static class Program
{
    /// <summary>Takes the id of a device. Exit code 0: all passed; 1: some failed; 5: there is no such device.</summary>
    public static int Main(string[] arguments)
    {
        var id = arguments is [var given] ? given : "cuda";
        try
        {
            foreach (var info in new IlgpuBackend().List())
            {
                Console.WriteLine(info);
            }

            using (new IlgpuBackend().Open(id, 0))
            {
            }
        }
        catch (DeviceException e)
        {
            Console.Error.WriteLine(e.Message);
            return 5;
        }

        var failures = Enum.GetValues<Mapping>().Sum(mapping => RunTests(id, mapping));
        foreach (var workload in Workload.All)
        {
            Timings.Write(id, workload);
        }

        Console.WriteLine(failures == 0 ? "all device tests passed" : $"{failures} device tests FAILED");
        return failures == 0 ? 0 : 1;
    }

    private static int RunTests(string id, Mapping mapping)
    {
        var failures = 0;
        foreach (var method in typeof(DeviceTests).GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null))
        {
            object?[][] cases = [.. method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method))];
            foreach (var values in cases.Length > 0 ? cases : [[]])
            {
                var start = Stopwatch.GetTimestamp();
                var outcome = "passed";
                try
                {
                    method.Invoke(new OpenedDeviceTests(id, mapping), values);
                }
                catch (TargetInvocationException e)
                {
                    failures++;
                    outcome = $"FAILED\n{e.InnerException}";
                }

                Console.WriteLine($"{id} {mapping} {method.Name}({string.Join(", ", values)}) {Stopwatch.GetElapsedTime(start).TotalSeconds:f1} s: {outcome}");
            }
        }

        return failures;
    }
}
