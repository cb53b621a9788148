using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Data;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>Makes the samples of an instance, from generators or files, and deals them out.</summary>
internal static class DataSources
{
    /// <summary>Draws or reads, thins, holds out, standardises and deals out, in this order.</summary>
    /// <exception cref="SpecException">Too few samples for the nodes.</exception>
    public static DealtSamples Make(LearningSettings settings, int nodes, ulong seed, InputFiles files, SpecPlace place)
    {
        var all = Load(settings, nodes, seed, files);
        if (settings.MaximumSamples is { } most && most < all.Count)
        {
            all = all.Take(Stratified.Pick(all, most, new RandomSource(seed, RandomPurpose.Subsample)));
        }

        var held = Stratified.Pick(all, (int)Math.Round(settings.Holdout * all.Count), new RandomSource(seed, RandomPurpose.Holdout));
        var training = all.Take([.. Enumerable.Range(0, all.Count).Except(held)]);
        var heldOut = all.Take(held);
        if (training.Count < nodes)
        {
            throw new SpecException(DiagnosticCatalogue.TooFewSamples, FormattableString.Invariant($"{training.Count} training samples for {nodes} nodes; every node needs one"), place);
        }

        if (settings.Standardize)
        {
            Standardizer.Apply(training, heldOut);
        }

        var dealt = Dealer.Deal(training, settings, nodes, seed);
        if (Array.FindIndex(dealt, rows => rows.Length == 0) is var empty && empty >= 0)
        {
            throw new SpecException(DiagnosticCatalogue.TooFewSamples, FormattableString.Invariant($"node {empty} has no training sample; every node needs one"), place);
        }

        int[] offsets = [0, .. dealt.Select(rows => rows.Length)];
        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] += offsets[i - 1];
        }

        var ordered = training.Take([.. dealt.SelectMany(rows => rows)]);
        return new DealtSamples(all.Dimensions, [.. offsets], [.. ordered.Features], [.. ordered.Codes], [.. heldOut.Features], [.. heldOut.Codes]);
    }

    private static LabeledSamples Load(LearningSettings settings, int nodes, ulong seed, InputFiles files)
    {
        var count = checked(nodes * settings.SamplesPerNode);
        return settings.Data switch
        {
            DataSource.Gaussians => SampleGenerators.Gaussians(count, settings.Dimensions, settings.Noise, seed),
            DataSource.Circles => SampleGenerators.Circles(count, settings.Noise, seed),
            DataSource.Regression => SampleGenerators.Regression(count, settings.Dimensions, settings.Noise, seed),
            DataSource.Csv => SampleFiles.FromTable(files.Table(settings.Path!), settings),
            DataSource.Mnist => SampleFiles.FromMnist(files.Mnist(settings.Path!), settings),
            _ => throw new InvalidOperationException($"{settings.Data} has no samples"),
        };
    }
}
