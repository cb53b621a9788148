using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Spectra;

/// <summary>What the theory uses of the Laplacian spectra of a network or switching pool.</summary>
/// <param name="Lambda2">
/// λ₂, the eigenvalue nearest 0 other than the structural one, minimum over the pool; exactly 0 where a graph is disconnected; null for a directed network or
/// a single node.
/// </param>
/// <param name="LambdaMax">λₙ, the largest eigenvalue, maximum over the pool; null for a directed network.</param>
/// <param name="MeanLambda2">λ₂ of the mean Laplacian of the pool, for jointly connected pools; <paramref name="Lambda2"/> for a fixed network.</param>
/// <param name="SpectralRadius">λₙ, or for a directed network Gershgorin's bound 2·maxᵢΣⱼwᵢⱼ on it: what the step size uses.</param>
/// <param name="Note">Why something is empty; empty text if nothing is.</param>
public sealed record NetworkSpectrum(double? Lambda2, double? LambdaMax, double? MeanLambda2, double SpectralRadius, string Note)
{
    // Orders up to this keep matrix and spectrum on the stack: 32² doubles are 8 KiB.
    private const int OnStack = 32;

    /// <summary>The spectrum of every graph of the schedule, combined.</summary>
    public static NetworkSpectrum Of(NetworkSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var n = schedule.Nodes;
        foreach (var graph in schedule.Graphs)
        {
            if (graph.Directed)
            {
                const string Reason = "the network is directed: its Laplacian is not symmetric and the bounds do not apply";
                return new(null, null, null, schedule.Graphs.Max(Gershgorin), Reason);
            }
        }

        if (n == 1)
        {
            return new(null, 0, null, 0, "a single node has no algebraic connectivity");
        }

        Span<double> matrix = n <= OnStack ? stackalloc double[n * n] : new double[n * n];
        Span<double> spectrum = n <= OnStack ? stackalloc double[n] : new double[n];
        double lambda2 = double.PositiveInfinity, lambdaMax = 0;
        foreach (var graph in schedule.Graphs)
        {
            matrix.Clear();
            Laplacian.Add(graph, 1, matrix);
            var connected = IsConnected(matrix, n);
            SymmetricEigenvalues.Compute(matrix, spectrum);
            lambda2 = Math.Min(lambda2, connected ? spectrum[1] : 0);
            lambdaMax = Math.Max(lambdaMax, spectrum[n - 1]);
        }

        var mean = lambda2;
        if (schedule.IsSwitching)
        {
            matrix.Clear();
            foreach (var graph in schedule.Graphs)
            {
                Laplacian.Add(graph, 1.0 / schedule.Graphs.Length, matrix);
            }

            var connected = IsConnected(matrix, n);
            SymmetricEigenvalues.Compute(matrix, spectrum);
            mean = connected ? spectrum[1] : 0;
        }

        return new(lambda2, lambdaMax, mean, lambdaMax, lambda2 == 0 ? "the network is disconnected: λ₂ is 0" : "");
    }

    private static double Gershgorin(Network network)
    {
        double largest = 0;
        for (var i = 0; i < network.Nodes; i++)
        {
            double sum = 0;
            for (var e = network.Offsets[i]; e < network.Offsets[i + 1]; e++)
            {
                sum += network.Weights[e];
            }

            largest = Math.Max(largest, 2 * sum);
        }

        return largest;
    }

    // Whether an eigenvalue near 0 is one of several structural zeros is a question of connection, not of size.
    private static bool IsConnected(ReadOnlySpan<double> laplacian, int n)
    {
        Span<int> open = n <= 1024 ? stackalloc int[n] : new int[n];
        Span<bool> seen = n <= 1024 ? stackalloc bool[n] : new bool[n];
        seen.Clear();
        seen[0] = true;
        open[0] = 0;
        var count = 1;
        for (var next = 0; next < count; next++)
        {
            var row = laplacian.Slice(open[next] * n, n);
            for (var j = 0; j < n; j++)
            {
                if (row[j] != 0 && !seen[j])
                {
                    seen[j] = true;
                    open[count++] = j;
                }
            }
        }

        return count == n;
    }
}
