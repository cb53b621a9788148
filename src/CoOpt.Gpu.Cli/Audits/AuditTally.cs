using CoOpt.Gpu.Engine.Audits;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>Adds up what an audit has found so far.</summary>
internal sealed class AuditTally(double fraction)
{
    private const int Listed = 100;

    private readonly List<ManifestAuditDifference> _differences = [];
    private readonly HashSet<long> _differing = [];
    private long _instances, _steps, _points, _messages, _near, _exceptions, _bounded, _withoutReference;
    private double _worstStep, _worstPoint;

    /// <summary>Adds an instance that was compared with the reference.</summary>
    public void Add(InstanceAudit audit)
    {
        _steps += audit.Steps;
        _points += audit.Points;
        _messages += audit.Messages;
        _near += audit.NearBoundary;
        _exceptions += audit.Exceptions;
        _worstStep = Math.Max(_worstStep, audit.WorstStep);
        _worstPoint = Math.Max(_worstPoint, audit.WorstPoint);
        _withoutReference += audit.Reason.Length > 0 ? 1 : 0;
    }

    /// <summary>Adds an instance with what differs of it.</summary>
    public void Add(long instance, bool isBounded, IReadOnlyCollection<ManifestAuditDifference> differences)
    {
        _instances++;
        _bounded += isBounded ? 1 : 0;
        if (differences.Count > 0)
        {
            _differing.Add(instance);
            _differences.AddRange(differences.Take(Listed - _differences.Count));
        }
    }

    /// <summary>All of it.</summary>
    public ManifestAudit Result(long rows) => new()
    {
        Fraction = fraction,
        Instances = _instances,
        RowsCompared = rows,
        StepsCompared = _steps,
        PointsCompared = _points,
        Messages = _messages,
        NearBoundary = _near,
        Exceptions = _exceptions,
        WorstStep = _worstStep,
        WorstPoint = _worstPoint,
        Bounded = _bounded,
        WithoutReference = _withoutReference,
        Differing = _differing.Count,
        Differences = [.. _differences],
    };
}
