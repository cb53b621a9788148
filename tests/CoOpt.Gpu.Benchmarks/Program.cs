using System.Globalization;
using CoOpt.Gpu.Benchmarks.Phases;

namespace CoOpt.Gpu.Benchmarks;

/// <summary>Measurements of the kernels alone. Usage: benchmarks speed [part of a problem's name [a lane's name]] | phases [options of BenchmarkDotNet] | conservation [steps].</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (arguments)
        {
            case ["speed", .. var names]:
                Speed.Measure(names.Length > 0 ? names[0] : "", names.Length > 1 ? names[1] : "");
                return 0;
            case ["phases", .. var options]:
                return PhaseRun.Run(options);
            case ["conservation", .. var rest]:
                Conservation.Measure(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1_000_000);
                return 0;
            default:
                Console.Error.WriteLine("usage: benchmarks speed [problem [lane]] | phases [options of BenchmarkDotNet] | conservation [steps]");
                return 2;
        }
    }
}
