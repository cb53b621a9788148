namespace CoOpt.Gpu.Theory.Optima;

/// <summary>
/// Newton's method without a dense Hessian: each system is solved by conjugate gradients, preconditioned by the Hessian's diagonal at the start.
/// </summary>
internal static class NewtonConjugateGradient
{
    private const int Iterations = 100;
    private const int InnerIterations = 2000;

    /// <summary>The minimiser from <paramref name="start"/>, or the point where rounding stopped it.</summary>
    public static double[] Minimize(Objective objective, double[] start)
    {
        var at = objective.At(start);
        var preconditioner = new DiagonalPreconditioner(objective.Losses, at.Y);
        for (var k = 0; k < Iterations && !at.IsOptimal; k++)
        {
            var (step, _) = ConjugateGradients.Solve(objective, at, preconditioner.Apply, ConjugateGradients.Forcing(at), InnerIterations);
            if (LineSearch.Search(objective, at, step) is not { } next)
            {
                break;
            }

            at = next;
        }

        return at.Y;
    }
}
