using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Theory.Losses;

/// <summary>Maps a training problem to its losses.</summary>
public static class LocalLosses
{
    /// <summary>The losses of <paramref name="problem"/>.</summary>
    /// <exception cref="ArgumentException">The problem lacks the data that its loss needs.</exception>
    public static ILocalLosses Of(LearningProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Loss switch
        {
            LossKind.LeastSquares => new MarginLosses<SquaredResidual>(default, Samples(problem)),
            LossKind.SmoothHinge => new MarginLosses<SmoothHinge>(new(problem.C, problem.Mu), Samples(problem)),
            LossKind.Logistic => new MarginLosses<Logistic>(new(problem.Ridge), Samples(problem)),
            LossKind.Softmax => new SoftmaxLosses(Samples(problem), problem.Ridge),
            LossKind.Quadratic => new QuadraticLosses(problem.Quadratic ?? throw Missing(problem), problem.Parameters),
            LossKind.None => new NoLosses(),
            _ => throw new ArgumentException($"{problem.Loss} is no known loss", nameof(problem)),
        };
    }

    private static SampleData Samples(LearningProblem problem) => problem.Samples ?? throw Missing(problem);

    private static ArgumentException Missing(LearningProblem problem) => new($"a problem with loss {problem.Loss} needs its data", nameof(problem));
}
