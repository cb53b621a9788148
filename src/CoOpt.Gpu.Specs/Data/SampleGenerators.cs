using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Data;

/// <summary>Generated samples; classes −1 and +1 alternate, so each has half.</summary>
internal static class SampleGenerators
{
    /// <summary>Two Gaussian classes: φ ~ N(l·u, σ²I), u = (1, …, 1)/√d.</summary>
    public static LabeledSamples Gaussians(int count, int dimensions, double spread, ulong seed)
    {
        var random = new RandomSource(seed, RandomPurpose.Features);
        var mean = 1 / Math.Sqrt(dimensions);
        var (features, codes) = (new double[count * (long)dimensions], new double[count]);
        for (var r = 0; r < count; r++)
        {
            codes[r] = Label(r);
            for (var k = 0; k < dimensions; k++)
            {
                features[(r * dimensions) + k] = (codes[r] * mean) + (spread * random.NextNormal());
            }
        }

        return new LabeledSamples(dimensions, features, codes, null, true);
    }

    /// <summary>
    /// χ uniform in the square [−1, 1]² inside (+1) or outside (−1) the circle of half its area, χ₁² + χ₂² &lt; 2/π; then χ moves by N(0, σ²) and
    /// φ = (χ₁², χ₂², √2·χ₁χ₂), in which circles and ellipses are planes.
    /// </summary>
    public static LabeledSamples Circles(int count, double noise, ulong seed)
    {
        const int Dimensions = 3;
        var random = new RandomSource(seed, RandomPurpose.Features);
        var shifts = new RandomSource(seed, RandomPurpose.Noise);
        var (features, codes) = (new double[count * (long)Dimensions], new double[count]);
        for (var r = 0; r < count; r++)
        {
            codes[r] = Label(r);
            double x, y;
            do
            {
                x = (2 * random.NextUniform()) - 1;
                y = (2 * random.NextUniform()) - 1;
            }
            while ((x * x) + (y * y) < 2 / Math.PI != codes[r] > 0);

            x += noise * shifts.NextNormal();
            y += noise * shifts.NextNormal();
            features[r * Dimensions] = x * x;
            features[(r * Dimensions) + 1] = y * y;
            features[(r * Dimensions) + 2] = Math.Sqrt(2) * x * y;
        }

        return new LabeledSamples(Dimensions, features, codes, null, true);
    }

    /// <summary>t = w·φ − ν + σ·ε with φ, w, ν and ε standard normal.</summary>
    public static LabeledSamples Regression(int count, int dimensions, double noise, ulong seed)
    {
        var random = new RandomSource(seed, RandomPurpose.Features);
        var errors = new RandomSource(seed, RandomPurpose.Noise);
        var coefficients = new RandomSource(seed, RandomPurpose.Coefficients);
        var w = new double[dimensions];
        for (var k = 0; k < dimensions; k++)
        {
            w[k] = coefficients.NextNormal();
        }

        var intercept = coefficients.NextNormal();
        var (features, codes) = (new double[count * (long)dimensions], new double[count]);
        for (var r = 0; r < count; r++)
        {
            var t = (noise * errors.NextNormal()) - intercept;
            for (var k = 0; k < dimensions; k++)
            {
                var phi = random.NextNormal();
                features[(r * dimensions) + k] = phi;
                t += w[k] * phi;
            }

            codes[r] = t;
        }

        return new LabeledSamples(dimensions, features, codes, null, false);
    }

    private static double Label(int row) => row % 2 == 0 ? 1 : -1;
}
