using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Tests.Single;

/// <summary>
/// The functions in float32 against those of <see cref="Math"/> in float64, in units of float32's last place: every 1,009th bit pattern, all 2³² with COOPT_LONG_TESTS=1 (a minute on four cores).
/// Of every kind of number: both signs, subnormal ones, infinities and NaN.
/// </summary>
public class SingleElementaryTests
{
    private const int Chunks = 1024;

    private static readonly int Stride = Environment.GetEnvironmentVariable("COOPT_LONG_TESTS") == "1" ? 1 : 1009;

    [Fact]
    public void Exp_is_within_its_bound() => Check(1.11, x => SingleLane.Extract(Exponential.Of(new SingleLane(x)), 0), Math.Exp);

    [Fact]
    public void Log_is_within_its_bound() => Check(1, x => SingleLane.Extract(Logarithm.Of(new SingleLane(x)), 0), Math.Log);

    [Fact]
    public void Sigmoid_is_within_its_bound() =>
        Check(3, x => SingleLane.Extract(Sigmoid.Of(new SingleLane(x)), 0), x => 1 / (1 + Math.Exp(-x)), x => Math.Abs(x) <= 86);

    [Fact]
    public void Its_integral_is_within_its_bound() =>
        Check(3, x => SingleLane.Extract(Sigmoid.Integral(new SingleLane(x)), 0), x => Math.Max(x, 0) + LogOfOnePlus(Math.Exp(-Math.Abs(x))));

    [Fact]
    public void Bounded_exp_has_the_same_bits() =>
        Check(0, x => SingleLane.Extract(Exponential.Bounded(new SingleLane(x)), 0), x => SingleLane.Extract(Exponential.Of(new SingleLane((float)x)), 0), x => Math.Abs(x) <= Exponential.SingleBound);

    [Fact]
    public void One_plus_exp_has_the_same_bits() =>
        Check(
            0,
            x => SingleLane.Extract(Exponential.OnePlusBounded(new SingleLane(x), new ExponentialTerms<SingleLane>(resident: false)), 0),
            x => SingleLane.Extract(SingleLane.Broadcast(1) + Exponential.Bounded(new SingleLane((float)x)), 0),
            x => Math.Abs(x) <= Exponential.SingleBound);

    [Fact]
    public void Vectors_have_the_bits_of_scalars() =>
        Check(
            0,
            x => SingleLane512.Extract(Exponential.Of(SingleLane512.FromSingle(x)) + Logarithm.Of(SingleLane512.FromSingle(x)), 15),
            x => SingleLane256.Extract(Exponential.Of(SingleLane256.FromSingle((float)x)) + Logarithm.Of(SingleLane256.FromSingle((float)x)), 7));

    private static void Check(double stated, Func<float, double> function, Func<double, double> exact, Func<float, bool>? applies = null)
    {
        double worst = 0;
        var gate = new Lock();
        Parallel.For(0, Chunks, chunk =>
        {
            const long Length = (1L << 32) / Chunks;
            double largest = 0;
            for (long bits = chunk * Length; bits < (chunk + 1) * Length; bits += Stride)
            {
                float x = BitConverter.UInt32BitsToSingle((uint)bits);
                if (applies?.Invoke(x) ?? true)
                    largest = Math.Max(largest, Ulps(function(x), exact(x)));
            }

            lock (gate)
                worst = Math.Max(worst, largest);
        });
        Assert.InRange(worst, stated > 0 ? 0.4 : 0, stated);
    }

    private static double LogOfOnePlus(double v) => v < 1e-6 ? v - (v * v / 2) : Math.Log(1 + v);

    private static double Ulps(double value, double exact)
    {
        if (double.IsNaN(exact) || double.IsNaN(value))
            return double.IsNaN(exact) && double.IsNaN(value) ? 0 : double.PositiveInfinity;
        if (Math.Abs(exact) > float.MaxValue)
            return Math.Abs(value) >= float.MaxValue && Math.Sign(value) == Math.Sign(exact) ? 0 : double.PositiveInfinity;
        double place = exact == 0 ? float.Epsilon : Math.Max(float.Epsilon, Math.ScaleB(1, Math.ILogB(exact) - 23));
        return Math.Abs(value - exact) / place;
    }
}
