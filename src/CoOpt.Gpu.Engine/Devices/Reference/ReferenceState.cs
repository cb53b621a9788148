namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>The state (x, y, s) of one instance, or a slope of it.</summary>
/// <param name="X">x, n values.</param>
/// <param name="Y">y, n × m, node-major.</param>
/// <param name="S">s = z − ∇g(y), n × m, node-major.</param>
public sealed record ReferenceState(double[] X, double[] Y, double[] S)
{
    /// <summary>What a baseline remembers beside: see <see cref="ReferenceBaseline"/>.</summary>
    public double[] Memory { get; init; } = [];

    /// <summary>u + h·Σ cᵢ·kᵢ, componentwise, over the slopes <paramref name="slopes"/> that have a coefficient.</summary>
    public ReferenceState Plus(double h, ReadOnlySpan<double> coefficients, IReadOnlyList<ReferenceState> slopes)
    {
        ArgumentNullException.ThrowIfNull(slopes);
        return new(
            Combine(X, h, coefficients, slopes, static k => k.X),
            Combine(Y, h, coefficients, slopes, static k => k.Y),
            Combine(S, h, coefficients, slopes, static k => k.S));
    }

    /// <summary>‖(x, y, s)‖∞; NaN if any value is.</summary>
    public double MaxNorm() => Math.Max(MaxNorm(X), Math.Max(MaxNorm(Y), MaxNorm(S)));

    /// <summary>max |vᵢ|; NaN if any value is.</summary>
    public static double MaxNorm(ReadOnlySpan<double> values)
    {
        var norm = 0.0;
        foreach (var v in values)
        {
            norm = Math.Max(norm, Math.Abs(v)); // Math.Max hands NaN on
        }

        return norm;
    }

    private static double[] Combine(
        double[] start, double h, ReadOnlySpan<double> coefficients, IReadOnlyList<ReferenceState> slopes, Func<ReferenceState, double[]> part)
    {
        var result = new double[start.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < coefficients.Length; k++)
            {
                sum += coefficients[k] * part(slopes[k])[i];
            }

            result[i] = start[i] + h * sum;
        }

        return result;
    }
}
