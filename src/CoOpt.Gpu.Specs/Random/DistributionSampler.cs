using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Specs.Random;

/// <summary>Draws from the distributions of a spec.</summary>
internal static class DistributionSampler
{
    public static double Draw(Distribution law, RandomSource random) => law.Kind switch
    {
        DistributionKind.Uniform => law.A + ((law.B - law.A) * random.NextUniform()),
        DistributionKind.Normal => law.A + (law.B * random.NextNormal()),
        DistributionKind.LogUniform => PortableMath.Exp(PortableMath.Log(law.A) + ((PortableMath.Log(law.B) - PortableMath.Log(law.A)) * random.NextUniform())),
        _ => law.A,
    };
}
