using System.Runtime.InteropServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Tests.Losses;

/// <summary>Gradients over samples, in registers, held or in blocks, bit for bit against one plain loop in the order of the definition, for every lane type.</summary>
public unsafe class GradientTests
{
    private const double Sharpness = 2, Weight = 1.5, Ridge = 0.1;
    private static readonly int[] Counts = [0, 1, 7, 8, 20, 32, 33, 41, 73];

    public static TheoryData<int, double> Cases()
    {
        var data = new TheoryData<int, double>();
        foreach (int features in Enumerable.Range(1, 13).Concat([16, 17, 23, 40]))
        {
            foreach (double size in new[] { 0.3, 400 })
                data.Add(features, size);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_lane_has_the_bits_of_the_plain_loop(int features, double size)
    {
        All<LeastSquares>(features, size, -1, (margin, target) => 2 * (margin - target), _ => 1, 0);
        All<SmoothHinge>(features, size, -1, (margin, l) => -l * Sigmoid(Math.FusedMultiplyAdd(Sharpness, l * margin, -Sharpness)), _ => Weight, 2);
        All<Logistic>(features, size, 1, (margin, l) => -l * Sigmoid(l * margin), n => 1.0 / Math.Max(n, 1), Ridge);
    }

    // 1/(1 + e^u) by the definitions: clamped, NaN as the upper bound.
    private static double Sigmoid(double u) =>
        1 / (1 + ScalarLane.Extract(Exponential.Of(new ScalarLane(u >= -700 && u <= 700 ? u : u < -700 ? -700 : 700)), 0));

    private static void All<TMargin>(int features, double size, double iota, Func<double, double, double> slope, Func<int, double> factor, double ridge)
        where TMargin : struct, IMargin
    {
        var random = new Random(features);
        double Number() => size * (random.NextDouble() - 0.5);
        int n = Counts.Length, m = features + 1;
        int[] first = [0, .. Counts.Select((_, i) => Counts[..(i + 1)].Sum())];
        double[] phi = [.. Enumerable.Range(0, first[^1] * features).Select(_ => Number())];
        double[] targets = [.. Enumerable.Range(0, first[^1]).Select(_ => random.Next(2) == 0 ? -1.0 : 1.0)];
        double[][] y = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, n * m).Select(_ => Number()).ToArray())];
        y[5][m] = double.NaN;
        var packer = new StructurePacker(n, 1);
        packer.AddGraph([(0, 1, 1)]);
        packer.AddSamples(first, phi, targets);
        double[][] expected = [.. y.Select(Plain)];
        Compare<ScalarLane>();
        Compare<Lane256>();
        Compare<Lane512>();
        Compare<PairLane<Lane256>>();

        double[] Plain(double[] at)
        {
            var z = new double[n * m];
            for (int i = 0; i < n; i++)
            {
                double[] g = new double[m];
                for (int p = first[i]; p < first[i + 1]; p++)
                {
                    double margin = iota * at[(i * m) + features];
                    for (int c = 0; c < features; c++)
                        margin = Math.FusedMultiplyAdd(phi[(p * features) + c], at[(i * m) + c], margin);
                    double s = slope(margin, targets[p]);
                    for (int c = 0; c < features; c++)
                        g[c] = Math.FusedMultiplyAdd(phi[(p * features) + c], s, g[c]);
                    g[features] += s;
                }

                double f = factor(Counts[i]);
                for (int c = 0; c < features; c++)
                    z[(i * m) + c] = Math.FusedMultiplyAdd(f, g[c], ridge * at[(i * m) + c]);
                z[(i * m) + features] = f * (iota * g[features]);
            }

            return z;
        }

        void Compare<TLane>()
            where TLane : unmanaged, ILane<TLane>
        {
            var layout = CoOptimization.LayoutFor<NodeCoupling, GeneralizedLinear<TMargin>, Euler>(n, m, packer.MostEdges, 1, 1, 1);
            int width = TLane.Width;
            double* state = (double*)NativeMemory.AlignedAlloc((nuint)(layout.StateSize * width * sizeof(double)), 64);
            double* rows = (double*)NativeMemory.AlignedAlloc((nuint)(layout.RowsSize * width * sizeof(double)), 64);
            for (int lane = 0; lane < width; lane++)
            {
                rows[(Row.HingeSharpness * width) + lane] = Sharpness;
                rows[(Row.HingeWeight * width) + lane] = Weight;
                rows[(Row.Ridge * width) + lane] = Ridge;
                for (int e = 0; e < n * m; e++)
                    state[((layout.Y + e) * width) + lane] = y[lane % 8][e];
            }

            fixed (int* integers = packer.Integers)
            fixed (double* reals = packer.Reals)
            {
                var frame = new Frame<TLane, SingleWorker, PointerStore<TLane>, PointerStore<TLane>, PointerTables>(default, new(state), new(rows), new(integers, reals), layout);
                GeneralizedLinear<TMargin>.Gradients(frame, layout.Y);
            }

            for (int lane = 0; lane < width; lane++)
            {
                for (int e = 0; e < n * m; e++)
                {
                    double value = state[((layout.Z + e) * width) + lane], wanted = expected[lane % 8][e];
                    Assert.True(double.IsNaN(wanted) ? double.IsNaN(value) : BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(wanted), $"{typeof(TMargin).Name}, {typeof(TLane).Name}, d = {features}, lane {lane}, entry {e}: {value:R}, not {wanted:R}");
                }
            }

            NativeMemory.AlignedFree(state);
            NativeMemory.AlignedFree(rows);
        }
    }
}
