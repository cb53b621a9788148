using CoOpt.Gpu.Kernels.Drivers;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>The right-hand side and Euler's method in plain loops, written from the equations, sharing nothing with the kernels.</summary>
internal sealed class PlainSolver(Case problem, Func<double, double> quantize, bool edgeCoupling, Func<double[], int, double[]> gradient, Func<double, int, double> costSlope)
{
    /// <summary>(ẋ, ẏ, ṡ) at a point on one graph.</summary>
    public (double[] X, double[] Y, double[] S) Slopes(double[] x, double[] y, double[] s, int graph)
    {
        int n = problem.Nodes, m = problem.Parameters;
        double[] dx = new double[n], dy = new double[n * m], ds = new double[n * m], z = new double[n * m];
        for (int i = 0; i < n; i++)
        {
            double[] g = gradient(y[(i * m)..((i + 1) * m)], i);
            for (int c = 0; c < m; c++)
                z[(i * m) + c] = s[(i * m) + c] + g[c];
        }

        double Couple(double a, double b) => edgeCoupling ? quantize(a - b) : quantize(a) - quantize(b);
        foreach ((int tail, int head, double weight) in problem.Graphs[graph])
        {
            foreach ((int i, int j) in new[] { (tail, head), (head, tail) })
            {
                dx[i] += weight * Couple(costSlope(x[j], j), costSlope(x[i], i));
                for (int c = 0; c < m; c++)
                {
                    dy[(i * m) + c] += weight * Couple(y[(j * m) + c], y[(i * m) + c]);
                    ds[(i * m) + c] += weight * Couple(z[(j * m) + c], z[(i * m) + c]);
                }
            }
        }

        for (int e = 0; e < n * m; e++)
            dy[e] -= problem.Rows[Row.Alpha] * z[e];
        return (dx, dy, ds);
    }

    /// <summary>The point after a number of Euler steps from the start, z(0) = ∇g or 0.</summary>
    public (double[] X, double[] Y, double[] S) Euler(int steps)
    {
        double[] x = [.. problem.X], y = [.. problem.Y], s = new double[y.Length];
        int m = problem.Parameters;
        if (problem.Rows[Row.StartAtZero] == 1)
        {
            for (int e = 0; e < s.Length; e++)
                s[e] = -gradient(y[(e / m * m)..((e / m * m) + m)], e / m)[e % m];
        }

        double h = problem.Rows[Row.StepSize], every = problem.Rows[Row.SwitchEvery];
        for (int k = 0; k < steps; k++)
        {
            int graph = every > 0 ? (int)(k / every) % problem.Graphs.Length : 0;
            var slopes = Slopes(x, y, s, graph);
            for (int i = 0; i < x.Length; i++)
                x[i] += h * slopes.X[i];
            for (int e = 0; e < y.Length; e++)
            {
                y[e] += h * slopes.Y[e];
                s[e] += h * slopes.S[e];
            }
        }

        return (x, y, s);
    }
}
