using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Networks;

/// <summary>Takes one direction from some of an undirected network's links.</summary>
internal static class OneWayLinks
{
    /// <summary>
    /// Each link loses one direction with the given probability, either with equal chance. Two draws a link, whatever comes of the first: networks of one seed lose more and more
    /// directions as the probability grows, and keep those they have lost.
    /// </summary>
    public static IEnumerable<Edge> Of(IEnumerable<Edge> links, double probability, RandomSource random)
    {
        foreach (var e in links)
        {
            var (lost, reversed) = (random.NextUniform() < probability, random.NextUniform() < 0.5);
            if (!lost || !reversed)
            {
                yield return e;
            }

            if (!lost || reversed)
            {
                yield return new Edge(e.Target, e.Source, e.Weight);
            }
        }
    }
}
