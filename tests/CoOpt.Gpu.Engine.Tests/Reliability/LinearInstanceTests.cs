using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.TestKit.Instances;
using MathNet.Numerics.LinearAlgebra;
using Xunit.Abstractions;
using Complex = System.Numerics.Complex;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>A device on linear instances, where the exact sequence is a matrix power: states, fitted rate, eigenvalue.</summary>
public abstract class LinearInstanceTests(ITestOutputHelper output)
{
    private const int Count = 200;
    private const int Every = 40;
    private const int Points = 501;

    /// <summary>The next mode must decay faster by this factor, and be smaller by the second one when the fit begins, for one mode to show alone.</summary>
    private const double ModeGap = 1.3, ModeLead = 100;

    /// <summary>Of the 200 instances, so many at least must have a rate, and so many show one mode alone: fewer would test nothing.</summary>
    private const int LeastFitted = 100, LeastSingleMode = 10;

    protected abstract IDevice Open();

    [Fact]
    public void States_rates_and_eigenvalues_are_those_of_the_matrix()
    {
        var random = new Random(5);
        var trace = new TraceSettings { Every = Every, States = StateRows.All };
        var instances = Enumerable.Range(0, Count).Select(i => RandomInstances.Create(
            new() { Seed = random.Next(), Definite = i % 4 != 0, Steps = Every * (Points - 1), StepFactor = 1.5, Trace = trace }, i)).ToList();
        using var device = Open();
        var actual = RecordingSink.Run(device, instances);
        var results = new (double State, double? Fit, double? Mode)[Count];
        Parallel.For(0, Count, i => results[i] = Compare(instances[i], actual[i]));
        var fits = results.Where(r => r.Fit is not null).Select(r => r.Fit!.Value).ToList();
        var modes = results.Where(r => r.Mode is not null).Select(r => r.Mode!.Value).ToList();
        output.WriteLine($"states: {Count} instances, largest error {results.Max(r => r.State):R}");
        output.WriteLine($"fitted rates: {fits.Count}, largest relative error {fits.Max():R}; against eigenvalues: {modes.Count}, largest {modes.DefaultIfEmpty().Max():R}");
        Assert.True(results.Max(r => r.State) <= ReliabilityTolerances.LinearState);
        Assert.True(fits.Max() <= ReliabilityTolerances.FittedRate);
        Assert.True(modes.Max() <= ReliabilityTolerances.EigenvalueRate);
        Assert.InRange(fits.Count, LeastFitted, Count);
        Assert.InRange(modes.Count, LeastSingleMode, Count);
        Measures.Add("R5", $"(a) states against powers of the matrix on {device.Info.Id}", (long)Count * Points, $"states of {Count} instances", results.Max(r => r.State), ReliabilityTolerances.LinearState);
        Measures.Add("R5", $"(b) rate against the same fit on {device.Info.Id}", fits.Count, "rates", fits.Max(), ReliabilityTolerances.FittedRate);
        Measures.Add("R5", $"(c) rate against the eigenvalue on {device.Info.Id}", modes.Count, "rates with one real leading mode", modes.Max(), ReliabilityTolerances.EigenvalueRate);
    }

    private static (double State, double? Fit, double? Mode) Compare(Instance instance, Recording actual)
    {
        var oracle = new LinearOracle(instance);
        var sequence = oracle.Sequence(Every, Points).ToList();
        Assert.Equal(Points, actual.States.Count);
        double error = 0, size = 1;
        var residuals = new List<(double Time, double Value)>();
        var history = new ResidualHistory();
        var residual = new Residual(instance);
        for (var k = 0; k < Points; k++)
        {
            var (x, yz) = sequence[k];
            var (expected, state) = (oracle.State(k * Every, x, yz), actual.States[k]);
            Assert.Equal(expected.Step, state.Step);
            foreach (var (e, a) in new[] { (expected.Values.X, state.Values.X), (expected.Values.Y, state.Values.Y), (expected.Values.S, state.Values.S) })
            {
                error = Math.Max(error, e.Zip(a, (u, v) => Math.Abs(u - v)).Max());
                size = Math.Max(size, e.Max(Math.Abs));
            }

            residuals.Add((k * Every * instance.StepSize, Math.Max(oracle.CostResidual(x), oracle.DistanceResidual(yz))));
            var point = actual.Traces[k];
            history.Add(point.Step, point.Time, residual.At(point.CostGap, point.Distance), point.Lyapunov);
        }

        var rate = history.Rate();
        var (exact, begin) = Fit(residuals);
        double? fit = rate is { } r && exact is { } e0 ? Math.Abs((r / e0) - 1) : null;
        double? mode = rate is { } r1 && begin >= 0 && SingleMode(oracle, sequence[begin].X, begin * Every) is { } multiplier
            ? Math.Abs((r1 / (-Math.Log(multiplier) / instance.StepSize)) - 1)
            : null;
        return (error / size, fit, mode);
    }

    /// <summary>Slope of −ln r over t by the normal equations, over r from 1e-2·r(0) down to max(100·floor, 1e-11·r(0)); and where the fit begins.</summary>
    private static (double? Rate, int Begin) Fit(List<(double Time, double Value)> residuals)
    {
        var start = residuals[0].Value;
        var lower = Math.Max(100 * residuals.Min(p => p.Value), 1e-11 * start);
        var begin = residuals.FindIndex(p => p.Value <= 1e-2 * start);
        if (begin < 0)
        {
            return (null, begin);
        }

        var window = residuals.Skip(begin).TakeWhile(p => p.Value >= lower).ToList();
        if (window.Count < 10)
        {
            return (null, begin);
        }

        var design = Matrix<double>.Build.Dense(window.Count, 2, (r, c) => c == 0 ? 1 : window[r].Time - window[0].Time);
        var slope = design.QR().Solve(Vector<double>.Build.Dense(window.Count, r => Math.Log(window[r].Value)));
        return (-slope[1], begin);
    }

    /// <summary>The leading eigenvalue of I + ηA without its m structural ones, where that mode is real and, from step <paramref name="step"/> on, nearly alone in r.</summary>
    private static double? SingleMode(LinearOracle oracle, Vector<double> x, int step)
    {
        var spectrum = oracle.StepYz.Evd();
        var vectors = spectrum.EigenVectors.ToComplex();

        // MathNet gives a complex pair as real and imaginary columns.
        for (var c = 0; c + 1 < vectors.ColumnCount; c++)
        {
            if (spectrum.EigenValues[c].Imaginary != 0)
            {
                var (re, im) = (vectors.Column(c), vectors.Column(c + 1));
                vectors.SetColumn(c, re + (Complex.ImaginaryOne * im));
                vectors.SetColumn(c + 1, re - (Complex.ImaginaryOne * im));
                c++;
            }
        }

        var coefficients = vectors.Solve(oracle.Start.ToComplex());
        var half = vectors.RowCount / 2;
        var modes = Enumerable.Range(0, vectors.ColumnCount)
            .Select(c => (Value: spectrum.EigenValues[c], Amplitude: (coefficients[c] * vectors.Column(c).SubVector(0, half)).L2Norm()))
            .Where(p => (p.Value - 1).Magnitude > 1e-9)
            .OrderByDescending(p => p.Value.Magnitude)
            .ToList();
        var (leading, amplitude) = modes[0];
        if (leading.Imaginary != 0 || leading.Real <= 0 || Math.Log(modes[1].Value.Magnitude) > ModeGap * Math.Log(leading.Real))
        {
            return null;
        }

        var rest = modes.Skip(1).Sum(p => p.Amplitude * Math.Pow(p.Value.Magnitude, step));
        var lead = amplitude * Math.Pow(leading.Real, step);
        return lead >= ModeLead * rest && oracle.CostResidual(x) <= 1e-2 * lead ? leading.Real : null;
    }
}
