using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Theory.Tests.Resolving;

public sealed class StartOffsetTests
{
    private static readonly LinkSettings Links = new(QuantizerKind.Log, 0.5, 0.1, Rounding.Nearest, CouplingKind.Edge);

    [Fact]
    public void Z_zero_leads_to_the_curvature_weighted_mean_of_the_starts()
    {
        // m = 1: y* = Σc/Σa, and Σaᵢ(y∞ − yᵢ(0)) = 0 gives y∞ = Σaᵢyᵢ(0)/Σa.
        double[] a = [1, 3, 0.5, 2], c = [1, -2, 0.25, 4], y = [0.5, -1, 2, 3];
        LearningProblem learning = new() { Loss = LossKind.Quadratic, Parameters = 1, Quadratic = new([.. a], [.. c]) };
        var expected = Math.Abs((a.Zip(y, (p, q) => p * q).Sum() - c.Sum()) / a.Sum());
        Assert.Equal(expected, Of(learning, y, atGradient: false)!.Value, 12);
        Assert.Equal(0, Of(learning, y, atGradient: true));
    }

    [Fact]
    public void From_an_agreed_start_z_zero_stays_there()
    {
        var learning = Samples.Learning(LossKind.LeastSquares, 4, 3, 6, new Random(3));
        double[] start = [0.3, -1, 2, 0.5];
        var offset = Of(learning, [.. Enumerable.Repeat(start, 4).SelectMany(v => v)], atGradient: false)!.Value;
        var optimum = LearningAnalysis.Of(learning).Optimum.Y;
        Assert.Equal(Math.Sqrt(start.Zip(optimum, (p, q) => (p - q) * (p - q)).Sum()), offset, 10);
    }

    [Fact]
    public void It_is_empty_where_the_hessians_vary() =>
        Assert.Null(Of(Samples.Learning(LossKind.Logistic, 4, 2, 6, new Random(4)), new double[4 * 3], atGradient: false));

    private static double? Of(LearningProblem learning, double[] y, bool atGradient)
    {
        var cpu = Samples.Cpu(4, PenaltyForm.None, new Random(1));
        var draft = Samples.Draft(new(Samples.Ring(4)), cpu, learning, new(0.1), Links);
        return new InstanceResolver().Resolve(draft with { Start = draft.Start with { Y = [.. y], TrackerAtGradient = atGradient } }).Theory.StartOffset;
    }
}
