using System.Globalization;

namespace CoOpt.Gpu.Benchmarks;

/// <summary>Measurements of the kernels alone. Usage: benchmarks speed | conservation [steps].</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (arguments)
        {
            case ["speed"]:
                Speed.Measure();
                return 0;
            case ["conservation", .. var rest]:
                Conservation.Measure(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1_000_000);
                return 0;
            default:
                Console.Error.WriteLine("usage: benchmarks speed | conservation [steps]");
                return 2;
        }
    }
}
