using System.Numerics;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Theory.Bounds;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Linear;

/// <summary>
/// The largest stable α of linear instances, by bisection on the deflated spectrum with the trials of <see cref="FrontierBracket"/>. +∞ where no α up to 10⁵ times the bound is unstable, 0 where none down to
/// 2⁻¹⁰ times the bound is stable.
/// </summary>
public sealed class SpectralFrontier
{
    /// <summary>Relative width of the bracket whose lower end is returned.</summary>
    public const double Tolerance = 1e-4;

    private readonly Dictionary<double, Complex[]> _spectra = [];
    private readonly Network _network;
    private readonly ILocalLosses _losses;
    private readonly double _bound;

    /// <summary>Of one network and losses.</summary>
    /// <param name="network">A fixed, undirected network.</param>
    /// <param name="losses">Losses with constant Hessians.</param>
    /// <param name="bound">Where the searches begin.</param>
    public SpectralFrontier(Network network, ILocalLosses losses, double bound)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        (_network, _losses, _bound) = (network, losses, bound);
    }

    /// <summary>The flow's: the largest α with max Re λ &lt; 0. +∞ at once where every Hᵢ ⪰ 0, since λ²|u|² + λ·u*(2𝓛 + αH)u + |𝓛u|² = 0 then has no root to the right.</summary>
    public double OfFlow() => DefiniteBound.IsConvex(_losses) ? double.PositiveInfinity : Search(static spectrum => LinearFlow.FlowRate(spectrum) > 0);

    /// <summary>Euler's: the largest α with max|1 + ηλ| &lt; 1.</summary>
    /// <param name="stepSize">η.</param>
    public double OfEuler(double stepSize) => Search(spectrum => LinearFlow.EulerRate(spectrum, stepSize) > 0);

    private double Search(Predicate<Complex[]> stable)
    {
        var bracket = new FrontierBracket(_bound, Tolerance);
        while (bracket.Trial is { } alpha)
        {
            bracket.Accept(stable(Spectrum(alpha)));
        }

        return bracket.Upper is null ? double.PositiveInfinity : bracket.Lower ?? 0;
    }

    // Both searches double from the same bound.
    private Complex[] Spectrum(double alpha)
    {
        if (!_spectra.TryGetValue(alpha, out var spectrum))
        {
            _spectra.Add(alpha, spectrum = LinearFlow.DeflatedSpectrum(_network, _losses, alpha));
        }

        return spectrum;
    }
}
