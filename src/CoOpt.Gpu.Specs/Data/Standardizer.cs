namespace CoOpt.Gpu.Specs.Data;

/// <summary>Centres each feature and scales it to unit variance over the training samples; a constant feature is only centred. Held-out samples take the same map.</summary>
internal static class Standardizer
{
    public static void Apply(LabeledSamples training, LabeledSamples heldOut)
    {
        for (var k = 0; k < training.Dimensions; k++)
        {
            if (IsConstant(training, k))
            {
                // The mean of equal numbers may be off by rounding; divided by a deviation of that size, it would make a feature of ±1 out of nothing.
                var value = training.Count > 0 ? training.Features[k] : 0;
                Map(training, k, value, 1);
                Map(heldOut, k, value, 1);
                continue;
            }

            var (mean, variance) = (0.0, 0.0);
            for (var r = 0; r < training.Count; r++)
            {
                mean += training.Features[(r * training.Dimensions) + k];
            }

            mean /= training.Count;
            for (var r = 0; r < training.Count; r++)
            {
                var difference = training.Features[(r * training.Dimensions) + k] - mean;
                variance += difference * difference;
            }

            variance /= training.Count;
            var scale = variance > 0 ? 1 / Math.Sqrt(variance) : 1;
            Map(training, k, mean, scale);
            Map(heldOut, k, mean, scale);
        }
    }

    private static bool IsConstant(LabeledSamples samples, int feature)
    {
        for (var r = 1; r < samples.Count; r++)
        {
            if (samples.Features[(r * samples.Dimensions) + feature] != samples.Features[feature])
            {
                return false;
            }
        }

        return true;
    }

    private static void Map(LabeledSamples samples, int feature, double mean, double scale)
    {
        for (var r = 0; r < samples.Count; r++)
        {
            ref var value = ref samples.Features[(r * samples.Dimensions) + feature];
            value = (value - mean) * scale;
        }
    }
}
