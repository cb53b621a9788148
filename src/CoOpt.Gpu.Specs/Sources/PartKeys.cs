using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Networks;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>What determines a network: settings that its topology does not use are reset, and the seed where nothing is random.</summary>
internal sealed record NetworkKey(NetworkSettings Settings, int Nodes, ulong Seed)
{
    public static NetworkKey Of(NetworkSettings settings, int nodes, ulong seed)
    {
        var unused = new NetworkSettings();
        var isRandom = NetworkGenerator.IsRandom(settings);
        var relevant = settings with
        {
            P = settings.Topology is Topology.ErdosRenyi or Topology.WattsStrogatz ? settings.P : unused.P,
            K = settings.Topology == Topology.WattsStrogatz ? settings.K : unused.K,
            Radius = settings.Topology == Topology.RandomGeometric ? settings.Radius : unused.Radius,
            EdgesFile = settings.Topology == Topology.Edges ? settings.EdgesFile : null,
        };
        return new NetworkKey(relevant, nodes, isRandom ? seed : 0);
    }
}

/// <summary>A network with the number of redraws it took.</summary>
internal sealed record NetworkPart(NetworkSchedule Schedule, int Redraws);

/// <summary>What an instance shares with those that differ from it in links and method alone.</summary>
internal sealed record InstanceParts(NetworkPart Network, CpuProblem Cpu, LearningProblem Learning, StartState Start);

/// <summary>What determines a CPU problem.</summary>
internal sealed record CpuKey(CpuSettings Settings, int Nodes, ulong Seed);

/// <summary>What determines dealt-out samples: no loss constant, no digit of one-versus-rest.</summary>
internal sealed record DataKey(LearningSettings Settings, string Classes, int Nodes, ulong Seed);

/// <summary>What determines a training problem.</summary>
internal sealed record LearningKey(LearningSettings Settings, DataKey Data)
{
    public static LearningKey Of(LearningSettings settings, int nodes, ulong seed)
    {
        // Lists compare by reference, so their text stands in for them.
        var classes = string.Join(',', settings.Classes);
        var comparable = settings with { Classes = [] };

        // Least squares sorts by target rather than by class, so it keeps its own split.
        var dataLoss = settings.Loss == LossKind.LeastSquares ? LossKind.LeastSquares : LossKind.Logistic;
        var data = comparable with { Loss = dataLoss, C = 0, Mu = 0, Ridge = 0, Digit = null };
        return new LearningKey(comparable, new DataKey(data, classes, nodes, seed));
    }
}

/// <summary>What determines a start.</summary>
internal sealed record StartKey(StartSettings Settings, CpuKey Cpu, int Parameters, ulong Seed);
