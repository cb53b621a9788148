using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Data;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>
/// Makes the instances of a sweep. Each part (network, CPU problem, data, start) is keyed by the settings and the seed that determine it, so that
/// instances which differ in α, ρ, quantiser, coupling or method share all of them, and those which differ in the network share the rest.
/// </summary>
internal sealed class InstanceSource : IInstanceSource
{
    /// <summary>Parts kept of each kind, where they are small; sweeps revisit parts within their inner axes.</summary>
    private const int PartsKept = 4096;

    /// <summary>What is kept of each kind, in numbers of 8 bytes: 1 GB, some twenty MNIST splits, or networks of 25 million links together.</summary>
    private const long NumbersKept = 125_000_000;

    /// <summary>Unknowns of the training problem, which are held as one array of doubles.</summary>
    private const long MaximumUnknowns = 500_000_000;

    /// <summary>What a part of a few numbers counts as, so that no more than <see cref="PartsKept"/> are kept.</summary>
    private const long LeastWeight = NumbersKept / PartsKept;

    /// <summary>What is kept for the instances made last, in numbers.</summary>
    private const long NumbersAtHand = NumbersKept / 4;

    private readonly InstanceBinder _binder;
    private readonly InputFiles _files;
    private readonly Func<string, SpecPlace> _place;
    private readonly PartCache<NetworkKey, NetworkPart> _networks = new(NumbersKept, Weight);
    private readonly PartCache<CpuKey, CpuProblem> _cpus = new(NumbersKept, Weight);
    private readonly PartCache<DataKey, DealtSamples> _data = new(NumbersKept, static d => Math.Max(LeastWeight, d.Features.Length + d.HeldOutFeatures.Length));
    private readonly PartCache<LearningKey, LearningProblem> _learning = new(NumbersKept, Weight);
    private readonly PartCache<StartKey, StartState> _starts = new(NumbersKept, Weight);

    // Instances that follow each other mostly differ in the method alone: their parts are found without a look at what determines them.
    private readonly PartCache<long, InstanceParts> _parts = new(NumbersAtHand, static p => Weight(p.Learning) + Weight(p.Network) + Weight(p.Cpu) + Weight(p.Start) - (3 * LeastWeight));

    public InstanceSource(ResolvedSweep sweep, InputFiles files, Func<string, SpecPlace> place)
    {
        Sweep = sweep;
        _files = files;
        _place = place;
        _binder = new InstanceBinder(sweep, files.PathOf, path => EdgeTable.Graphs(files.Table(path)));
    }

    public ResolvedSweep Sweep { get; }

    /// <exception cref="InstanceException">The instance cannot be made, such as a random network that is never connected.</exception>
    public InstanceDraft Create(long index)
    {
        try
        {
            return Create(index, _binder.Bind(index));
        }
        catch (SpecException e)
        {
            throw new InstanceException(FormattableString.Invariant($"instance {index}: {e.Message}"), e);
        }
    }

    /// <summary>
    /// The problems of instance <paramref name="index"/>, with their places; empty where it can be made, and where that would take longer than a first look may:
    /// a run finds out.
    /// </summary>
    public ImmutableArray<Diagnostic> Try(long index)
    {
        try
        {
            var settings = _binder.Bind(index);
            if (MakingCost.Of(settings) <= MakingCost.FirstLook)
            {
                Create(index, settings);
            }

            return [];
        }
        catch (SpecException e)
        {
            return [.. e.Diagnostics.Select(d => d with { Message = FormattableString.Invariant($"{d.Message} (instance {index})") })];
        }
    }

    private InstanceDraft Create(long index, InstanceSettings settings)
    {
        var parts = _parts.Get(_binder.PartsPlace(index), () => Parts(settings));
        return new InstanceDraft
        {
            Index = index,
            Settings = settings,
            Network = parts.Network.Schedule,
            Redraws = parts.Network.Redraws,
            Cpu = parts.Cpu,
            Learning = parts.Learning,
            Start = parts.Start,
        };
    }

    private static long Weight(LearningProblem p) => Math.Max(LeastWeight, (p.Samples?.Features.Length ?? 0) + (p.Quadratic?.Matrices.Length ?? 0));

    // A link has two ends and a weight, and so has its place in each row that lists it.
    private static long Weight(NetworkPart p) => Math.Max(LeastWeight, p.Schedule.Graphs.Sum(static g => (2L * g.Edges.Length) + (3L * g.Neighbors.Length / 2)));

    private static long Weight(CpuProblem p) => Math.Max(LeastWeight, 4L * p.Capacity.Length);

    private static long Weight(StartState p) => Math.Max(LeastWeight, (long)p.X.Length + p.Y.Length);

    private InstanceParts Parts(InstanceSettings settings)
    {
        var (seed, nodes) = (settings.Seed, settings.Problem.Nodes);
        var networkKey = NetworkKey.Of(settings.Network, nodes, seed);
        var network = _networks.Get(networkKey, () => NetworkParts.Make(networkKey, _files, _place));
        var cpuKey = new CpuKey(settings.Problem.Cpu, nodes, seed);
        var cpu = _cpus.Get(cpuKey, () => CpuParts.Make(cpuKey, _files, _place));
        var learning = Learning(settings.Problem.Learning, nodes, seed);
        if ((long)nodes * learning.Parameters > MaximumUnknowns)
        {
            throw new SpecException(
                DiagnosticCatalogue.DataTooLarge, FormattableString.Invariant($"{nodes} nodes with {learning.Parameters} parameters each are too many; at most {MaximumUnknowns} are possible together"), _place("problem.nodes"));
        }

        var startKey = new StartKey(settings.Start, cpuKey, learning.Parameters, settings.Start.Y == StartY.Normal ? seed : 0);
        return new InstanceParts(network, cpu, learning, _starts.Get(startKey, () => StartParts.Make(startKey, cpu, _files, _place)));
    }

    private LearningProblem Learning(LearningSettings settings, int nodes, ulong seed)
    {
        var key = LearningKey.Of(settings, nodes, seed);
        return _learning.Get(key, () => settings.Loss switch
        {
            LossKind.None => new LearningProblem { Loss = LossKind.None, Parameters = 0 },
            LossKind.Quadratic => Quadratic(settings, nodes, seed),
            _ => FromSamples(settings, key.Data),
        });
    }

    private static LearningProblem Quadratic(LearningSettings settings, int nodes, ulong seed) => new()
    {
        Loss = LossKind.Quadratic,
        Parameters = settings.Dimensions,
        Quadratic = QuadraticGenerator.Draw(nodes, settings.Dimensions, settings.Definite, seed),
    };

    private LearningProblem FromSamples(LearningSettings settings, DataKey key)
    {
        var dealt = _data.Get(key, () => DataSources.Make(settings, key.Nodes, key.Seed, _files, _place("problem.learning.data")));
        var samples = LabelEncoding.Training(dealt, settings);
        if (settings.Loss != LossKind.LeastSquares && samples.Targets.AsSpan().IndexOfAnyExcept(samples.Targets[0]) < 0)
        {
            throw new SpecException(
                DiagnosticCatalogue.NoOptimum, $"all training samples have the label {samples.Targets[0]:R}, so the intercept has no finite optimum; give data with both labels", _place("problem.learning.data"));
        }

        return new LearningProblem
        {
            Loss = settings.Loss,
            Parameters = settings.Loss == LossKind.Softmax ? samples.Classes * (samples.Dimensions + 1) : samples.Dimensions + 1,
            C = settings.C,
            Mu = settings.Mu,
            Ridge = settings.Ridge,
            Samples = samples,
            Holdout = LabelEncoding.HeldOut(dealt, settings),
        };
    }
}
