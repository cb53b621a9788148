namespace CoOpt.Gpu.Engine.Checks;

/// <summary>
/// The residual r and the Lyapunov value V of one instance at its trace points, and what is read off them:
/// time to tolerance, rate of convergence, whether it stalled, whether it oscillated.
/// </summary>
public sealed class ResidualHistory
{
    /// <summary>The fewest points that a rate is fitted to.</summary>
    public const int FewestPoints = 10;

    private readonly List<ResidualPoint> _points = [];

    /// <summary>Number of trace points.</summary>
    public int Count => _points.Count;

    /// <summary>The trace points.</summary>
    public IReadOnlyList<ResidualPoint> Points => _points;

    /// <summary>Adds a trace point.</summary>
    public void Add(long step, double time, double residual, double lyapunov) => _points.Add(new(step, time, residual, lyapunov));

    /// <summary>The first traced step with r ≤ <paramref name="tolerance"/>; null if there is none (censored).</summary>
    public long? StepsTo(double tolerance)
    {
        foreach (var p in _points)
        {
            if (p.Residual <= tolerance)
            {
                return p.Step;
            }
        }

        return null;
    }

    /// <summary>Whether r fell by less than 1 % over the last quarter of the steps.</summary>
    public bool Stalled()
    {
        if (_points.Count < 2)
        {
            return false;
        }

        var last = _points[^1];
        var from = _points.Find(p => 4 * p.Step >= 3 * last.Step);
        return from.Step < last.Step && last.Residual > 0.99 * from.Residual;
    }

    /// <summary>Whether V rose in more than 10 % of the last quarter's trace points.</summary>
    public bool Oscillating()
    {
        var quarter = _points.Count / 4;
        var rises = 0;
        for (var j = _points.Count - quarter; j < _points.Count; j++)
        {
            rises += j > 0 && _points[j].Lyapunov > _points[j - 1].Lyapunov ? 1 : 0;
        }

        return rises > 0.1 * quarter;
    }

    /// <summary>Trace points at which V was above the one before by more than <paramref name="margin"/>.</summary>
    public int LyapunovRises(double margin)
    {
        var rises = 0;
        for (var j = 1; j < _points.Count; j++)
        {
            rises += _points[j].Lyapunov > _points[j - 1].Lyapunov + margin ? 1 : 0;
        }

        return rises;
    }

    /// <summary>The greatest V over the first one.</summary>
    public double LyapunovPeak() => _points.Max(p => p.Lyapunov) / _points[0].Lyapunov;

    /// <summary>V(0), NaN without trace points.</summary>
    public double LyapunovStart => _points.Count > 0 ? _points[0].Lyapunov : double.NaN;

    /// <summary>
    /// Rate of convergence per unit of model time: minus the least-squares slope of ln r over t, from the first point with r ≤ 1e-2·r(0) to the last one before r first
    /// falls below max(100·floor, 1e-11·r(0)), floor being the smallest r of the run. Null with fewer than <see cref="FewestPoints"/> points.
    /// </summary>
    public double? Rate()
    {
        if (_points.Count < FewestPoints)
        {
            return null;
        }

        var start = _points[0].Residual;
        var floor = _points.Min(p => p.Residual);
        var lower = Math.Max(100 * floor, 1e-11 * start);
        var begin = _points.FindIndex(p => p.Residual <= 1e-2 * start);
        if (begin < 0)
        {
            return null;
        }

        var end = _points.FindIndex(begin, p => !(p.Residual >= lower));
        var count = (end < 0 ? _points.Count : end) - begin;
        if (count < FewestPoints)
        {
            return null;
        }

        double meanTime = 0, meanLog = 0;
        for (var j = begin; j < begin + count; j++)
        {
            meanTime += _points[j].Time / count;
            meanLog += Math.Log(_points[j].Residual) / count;
        }

        double covariance = 0, variance = 0;
        for (var j = begin; j < begin + count; j++)
        {
            var dt = _points[j].Time - meanTime;
            covariance += dt * (Math.Log(_points[j].Residual) - meanLog);
            variance += dt * dt;
        }

        return variance > 0 ? -covariance / variance : null;
    }
}
