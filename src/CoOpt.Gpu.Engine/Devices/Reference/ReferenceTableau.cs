using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>An explicit Runge–Kutta method: stage i starts from u + h·Σⱼ Aᵢⱼkⱼ, the step is u + h·Σ Bᵢkᵢ, its error estimate h·Σ Eᵢkᵢ.</summary>
/// <param name="A">Lower triangle, one row per stage; the first is empty.</param>
/// <param name="B">Weights of the step.</param>
/// <param name="E">Weights of the error estimate; empty without one.</param>
internal sealed record ReferenceTableau(double[][] A, double[] B, double[] E)
{
    private static readonly ReferenceTableau Euler = new([[]], [1], []);

    private static readonly ReferenceTableau Rk4 = new(
        [[], [1.0 / 2], [0, 1.0 / 2], [0, 0, 1]],
        [1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6],
        []);

    /// <summary>Dormand and Prince, J. Comput. Appl. Math. 6 (1980) 19–26, RK5(4)7M; the error is the difference to the fourth-order weights.</summary>
    private static readonly ReferenceTableau Dopri5 = new(
        [
            [],
            [1.0 / 5],
            [3.0 / 40, 9.0 / 40],
            [44.0 / 45, -56.0 / 15, 32.0 / 9],
            [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
            [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
            [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
        ],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0],
        [
            35.0 / 384 - 5179.0 / 57600, 0, 500.0 / 1113 - 7571.0 / 16695, 125.0 / 192 - 393.0 / 640, -2187.0 / 6784 + 92097.0 / 339200,
            11.0 / 84 - 187.0 / 2100, -1.0 / 40,
        ]);

    /// <summary>The method of this kind.</summary>
    public static ReferenceTableau Of(StepperKind kind) => kind switch
    {
        StepperKind.Rk4 => Rk4,
        StepperKind.Dopri5 => Dopri5,
        _ => Euler,
    };

    /// <summary>One step of length <paramref name="h"/> from <paramref name="u"/>, and the error estimate (zero without one).</summary>
    public (ReferenceState Next, ReferenceState Error) Step(ReferenceState u, double h, Func<int, ReferenceState, ReferenceState> slope)
    {
        var slopes = new List<ReferenceState>(B.Length);
        for (var stage = 0; stage < B.Length; stage++)
        {
            slopes.Add(slope(stage, stage == 0 ? u : u.Plus(h, A[stage], slopes)));
        }

        var zero = new ReferenceState(new double[u.X.Length], new double[u.Y.Length], new double[u.S.Length]);
        return (u.Plus(h, B, slopes), zero.Plus(h, E, slopes));
    }
}
