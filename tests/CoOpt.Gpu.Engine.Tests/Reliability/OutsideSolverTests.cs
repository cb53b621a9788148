using System.Globalization;
using System.Runtime.CompilerServices;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Theory.Resolving;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>
/// States of Dormand–Prince under error control against those that SciPy's DOP853 left in results/integrators/reference.csv: same files of inputs, tolerances and times. SciPy integrated (x, y, z) with the
/// Hessian, as the equations are printed; the engine (x, y, z − ∇g(y)).
/// </summary>
public sealed class OutsideSolverTests(ITestOutputHelper output)
{
    /// <summary>‖difference‖ over max(1, ‖state‖), Euclidean norms of (x, y, z) over all nodes.</summary>
    private const double Tolerance = 1e-8;

    private const int Times = 5;

    [Theory]
    [InlineData("cpu")]
    [InlineData("reference")]
    public void States_are_those_of_another_solver(string name)
    {
        var root = Root();
        var expected = Read(Path.Combine(root, "results", "integrators", "reference.csv"));
        var loaded = SpecLoader.Load(Path.Combine(root, "experiments", "14-integrators", "sweep.yaml"));
        var source = loaded.Source ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var resolver = new InstanceResolver();
        List<Instance> instances = [.. Enumerable.Range(0, checked((int)source.Sweep.Count)).Select(i => resolver.Resolve(source.Create(i)))];
        Assert.Equal(20, instances.Count);
        using IDevice device = name == "cpu" ? new CpuDevice(new() { Threads = 1 }) : new ReferenceDevice();
        var recordings = RecordingSink.Run(device, instances);
        var (worst, compared) = (0.0, 0);
        foreach (var (instance, local) in instances.Select((instance, local) => (instance, local)))
        {
            var stepper = new ReferenceStepper(instance);
            Assert.Equal(Times + 1, recordings[local].Traces.Count);
            foreach (var (point, state) in recordings[local].Traces.Zip(recordings[local].States).Skip(1))
            {
                var error = Error(instance, state.Values, stepper.Tracker(state.Values), (node, variable) => expected[(local, point.Time, node, variable)]);
                worst = Math.Max(worst, error);
                compared += instance.Nodes * (1 + (2 * instance.Parameters));
                Assert.True(error <= Tolerance, $"{instance.Draft.Learning.Loss} {local} at t = {point.Time}: states differ by {error:R}");
            }
        }

        output.WriteLine($"{name}: largest difference {worst:R}");
        Assert.Equal(expected.Count, compared);
    }

    private static double Error(Instance instance, ReferenceState state, double[] z, Func<int, string, double> expected)
    {
        double squares = 0, size = 0;
        for (var i = 0; i < instance.Nodes; i++)
        {
            Add(state.X[i], expected(i, "x"));
            for (var c = 0; c < instance.Parameters; c++)
            {
                Add(state.Y[(i * instance.Parameters) + c], expected(i, $"y{c}"));
                Add(z[(i * instance.Parameters) + c], expected(i, $"z{c}"));
            }
        }

        return Math.Sqrt(squares / Math.Max(1, size));

        void Add(double actual, double other)
        {
            squares += (actual - other) * (actual - other);
            size += other * other;
        }
    }

    private static Dictionary<(int Instance, double Time, int Node, string Variable), double> Read(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToDictionary(
        cells => (int.Parse(cells[0], CultureInfo.InvariantCulture), Number(cells[1]), int.Parse(cells[2], CultureInfo.InvariantCulture), cells[3]),
        cells => Number(cells[4]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
