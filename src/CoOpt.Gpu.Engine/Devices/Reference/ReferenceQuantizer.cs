using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>
/// The quantisers. Log: q(v) = sgn(v)·e^{ρk} with k the largest level whose boundary B_k is ≤ |v|, B_k = e^{ρ(k − ½)} (nearest) or e^{ρk} (floor), q(0) = 0.
/// Uniform: q(v) = Δ·round(v/Δ), ties to even. The maps of the baselines: sgn(v)(|v|ᵃ + |v|ᵇ), min(max(v, −δ), δ), sgn(v). Infinite values and NaN pass through.
/// </summary>
public sealed class ReferenceQuantizer(LinkSettings links)
{
    /// <summary>q(<paramref name="v"/>), its level and its distance to the nearest boundary.</summary>
    public ReferenceQuantized Apply(double v) => links.EffectiveQuantizer switch
    {
        _ when !double.IsFinite(v) => new(v, 0, 0, double.PositiveInfinity),
        QuantizerKind.Log => Log(v),
        QuantizerKind.Uniform => Uniform(v),
        QuantizerKind.SignPower => new(Math.Sign(v) * (Math.Pow(Math.Abs(v), links.LowerExponent) + Math.Pow(Math.Abs(v), links.UpperExponent)), 0, 0, double.PositiveInfinity),
        QuantizerKind.Saturation => new(Math.Clamp(v, -links.Saturation, links.Saturation), 0, 0, double.PositiveInfinity),
        QuantizerKind.SingleBit => new(Math.Sign(v), Math.Sign(v), Math.Abs(Math.Sign(v)), Math.Abs(v)),
        _ => new(v, 0, 0, double.PositiveInfinity),
    };

    private ReferenceQuantized Log(double v)
    {
        if (v == 0)
        {
            return new(0, 0, 0, 0);
        }

        var size = Math.Abs(v);
        var k = (long)Math.Round(Math.Log(size) / links.Rho);
        while (Boundary(k) > size)
        {
            k--;
        }

        while (Boundary(k + 1) <= size)
        {
            k++;
        }

        var sign = Math.Sign(v);
        return new(sign * Math.Exp(links.Rho * k), sign, k, Math.Min(size - Boundary(k), Boundary(k + 1) - size));
    }

    private double Boundary(long k) => Math.Exp(links.Rho * (links.Rounding == Rounding.Nearest ? k - 0.5 : k));

    private ReferenceQuantized Uniform(double v)
    {
        var k = Math.Round(v / links.Delta, MidpointRounding.ToEven);
        var margin = 0.5 * links.Delta - Math.Abs(v - links.Delta * k);
        return new(links.Delta * k, Math.Sign(k), (long)Math.Abs(k), Math.Abs(margin));
    }
}
