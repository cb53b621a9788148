using CoOpt.Gpu.Kernels.Drivers;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>Losses, costs and quantisers of a case in plain loops; gradients by central differences of the plain values, so that they are independent of the kernels' derivatives.</summary>
internal sealed class PlainFormulas(Case problem)
{
    private delegate double Sample(double margin, double target);

    public double Quadratic(double[] y, int node)
    {
        int m = problem.Parameters;
        double value = 0;
        for (int r = 0; r < m; r++)
        {
            for (int c = 0; c < m; c++)
                value += 0.5 * y[r] * problem.Features[(((node * m) + r) * m) + c] * y[c];
            value -= problem.Targets[(node * m) + r] * y[r];
        }

        return value;
    }

    public double LeastSquares(double[] y, int node) => Sum(y, node, -1, (u, t) => (u - t) * (u - t));

    public double SmoothHinge(double[] y, int node)
    {
        double mu = problem.Rows[Row.HingeSharpness];
        return Squares(y[..^1]) + (problem.Rows[Row.HingeWeight] * Sum(y, node, -1, (u, l) => Math.Log(1 + Math.Exp(mu * (1 - (l * u)))) / mu));
    }

    public double Logistic(double[] y, int node) =>
        (Sum(y, node, 1, (u, l) => Math.Log(1 + Math.Exp(-l * u))) / Samples(node)) + (0.5 * problem.Rows[Row.Ridge] * Squares(y[..^1]));

    public double Softmax(double[] y, int node)
    {
        int d = (problem.Parameters / problem.Classes) - 1;
        double sum = 0, squares = 0;
        for (int k = 0; k < problem.Classes; k++)
            squares += Squares(y[(k * (d + 1))..((k * (d + 1)) + d)]);
        for (int p = problem.First[node]; p < problem.First[node + 1]; p++)
        {
            double[] margins = [.. Enumerable.Range(0, problem.Classes).Select(k => y[(k * (d + 1)) + d] + Enumerable.Range(0, d).Sum(c => y[(k * (d + 1)) + c] * problem.Features[(p * d) + c]))];
            sum += Math.Log(margins.Sum(Math.Exp)) - margins[(int)problem.Targets[p]];
        }

        return (sum / Samples(node)) + (0.5 * problem.Rows[Row.Ridge] * squares);
    }

    public double Cost(double x, int node) => (x - problem.Workload[node]) * (x - problem.Workload[node]) / (2 * problem.Capacity[node]);

    public double QuadraticPenalty(double x, int node)
    {
        double over = Math.Max(x - problem.Upper[node], 0), under = Math.Max(problem.Lower[node] - x, 0);
        return problem.Rows[Row.Penalty] * ((over * over) + (under * under));
    }

    public double SoftplusPenalty(double x, int node)
    {
        double sigma = problem.Rows[Row.Sharpness];
        double Side(double u) => (Math.Max(sigma * u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(sigma * u)))) / sigma;
        return problem.Rows[Row.Penalty] * (Side(x - problem.Upper[node]) + Side(problem.Lower[node] - x));
    }

    public double Log(double v) => v == 0 ? 0 : Math.Sign(v) * Math.Exp(problem.Rows[Row.Rho] * Math.Round(Math.Log(Math.Abs(v)) / problem.Rows[Row.Rho]));

    public double LogFloor(double v) => v == 0 ? 0 : Math.Sign(v) * Math.Exp(problem.Rows[Row.Rho] * Math.Floor(Math.Log(Math.Abs(v)) / problem.Rows[Row.Rho]));

    public double Uniform(double v) => problem.Rows[Row.Delta] * Math.Round(v / problem.Rows[Row.Delta], MidpointRounding.ToEven);

    /// <summary>The gradient by Richardson's extrapolation of central differences, good to about 1e-10.</summary>
    public static Func<double[], int, double[]> Gradient(Func<double[], int, double> value) => (y, node) =>
    {
        var g = new double[y.Length];
        for (int c = 0; c < y.Length; c++)
            g[c] = Derivative(t => value([.. y[..c], t, .. y[(c + 1)..]], node), y[c]);
        return g;
    };

    public static double Derivative(Func<double, double> f, double x)
    {
        const double H = 1e-2;
        double D(double h) => (f(x + h) - f(x - h)) / (2 * h);
        double a = D(H), b = D(H / 2), c = D(H / 4), d = D(H / 8);
        double ab = ((4 * b) - a) / 3, bc = ((4 * c) - b) / 3, cd = ((4 * d) - c) / 3;
        double abc = ((16 * bc) - ab) / 15, bcd = ((16 * cd) - bc) / 15;
        return ((64 * bcd) - abc) / 63;
    }

    private static double Squares(double[] w) => w.Sum(v => v * v);

    private int Samples(int node) => problem.First[node + 1] - problem.First[node];

    private double Sum(double[] y, int node, double intercept, Sample sample)
    {
        int d = problem.Parameters - 1;
        double sum = 0;
        for (int p = problem.First[node]; p < problem.First[node + 1]; p++)
        {
            double margin = intercept * y[d];
            for (int c = 0; c < d; c++)
                margin += y[c] * problem.Features[(p * d) + c];
            sum += sample(margin, problem.Targets[p]);
        }

        return sum;
    }
}
