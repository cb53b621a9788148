using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Cpu;

/// <summary>Draws CPU scheduling problems: κᵢ and bᵢ by their laws, b = factor·Σbᵢ, box in units of b·κᵢ/Σκ.</summary>
internal static class CpuGenerator
{
    /// <summary>The problem; its demand is what the settings give, whether above 0 or not.</summary>
    public static CpuProblem Draw(CpuSettings settings, int nodes, ulong seed)
    {
        var capacity = Draw(settings.Capacity, nodes, new RandomSource(seed, RandomPurpose.Capacity));
        var workload = Draw(settings.Workload, nodes, new RandomSource(seed, RandomPurpose.Workload));
        var demand = settings.DemandTotal ?? (settings.DemandFactor!.Value * workload.Sum());
        var unit = demand / capacity.Sum();
        return new CpuProblem
        {
            Capacity = capacity,
            Workload = workload,
            Lower = [.. capacity.Select(k => settings.Box is { } box ? box.Lower * unit * k : double.NegativeInfinity)],
            Upper = [.. capacity.Select(k => settings.Box is { } box ? box.Upper * unit * k : double.PositiveInfinity)],
            Demand = demand,
            Penalty = settings.PenaltyForm,
            PenaltyWeight = settings.Penalty,
            Sigma = settings.Sigma,
        };
    }

    private static ImmutableArray<double> Draw(Distribution law, int count, RandomSource random)
    {
        var values = ImmutableArray.CreateBuilder<double>(count);
        for (var i = 0; i < count; i++)
        {
            values.Add(DistributionSampler.Draw(law, random));
        }

        return values.MoveToImmutable();
    }
}
