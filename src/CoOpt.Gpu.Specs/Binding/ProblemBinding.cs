using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>Binds the problem section.</summary>
internal static class ProblemBinding
{
    public static ProblemSettings Bind(SettingsView view, PathLookup paths) =>
        new() { Nodes = view.Whole("problem.nodes"), Cpu = BindCpu(view, paths), Learning = BindLearning(view, paths) };

    public static LossKind Loss(SettingsView view) => view.Choice(
        "problem.learning.loss",
        ("least-squares", LossKind.LeastSquares), ("smooth-hinge", LossKind.SmoothHinge), ("logistic", LossKind.Logistic), ("softmax", LossKind.Softmax), ("quadratic", LossKind.Quadratic), ("none", LossKind.None));

    /// <summary>The data source, <c>auto</c> resolved by the loss.</summary>
    public static DataSource Data(SettingsView view) => view.Choice(
        "problem.learning.data",
        ("auto", Loss(view) switch { LossKind.Quadratic => DataSource.Quadratic, LossKind.LeastSquares => DataSource.Regression, LossKind.None => DataSource.None, _ => DataSource.Gaussians }),
        ("gaussians", DataSource.Gaussians), ("circles", DataSource.Circles), ("regression", DataSource.Regression), ("quadratic", DataSource.Quadratic),
        ("csv", DataSource.Csv), ("mnist", DataSource.Mnist));

    private static CpuSettings BindCpu(SettingsView view, PathLookup paths)
    {
        var box = view("problem.cpu.box").List;
        return new CpuSettings
        {
            Capacity = DistributionText.Read(view("problem.cpu.capacity")),
            Workload = DistributionText.Read(view("problem.cpu.workload")),
            DemandFactor = view("problem.cpu.demand").Number,
            DemandTotal = view("problem.cpu.demand.total").Number,
            Box = box is { } pair ? (pair[0].Number ?? 0, pair[1].Number ?? 0) : null,
            Penalty = view.Number("problem.cpu.penalty"),
            PenaltyForm = box is null ? PenaltyForm.None : view.Choice("problem.cpu.penaltyForm", ("quadratic", PenaltyForm.Quadratic), ("softplus", PenaltyForm.Softplus)),
            Sigma = view.Number("problem.cpu.sigma"),
            NodesFile = view.File("problem.cpu.nodes", paths),
        };
    }

    private static LearningSettings BindLearning(SettingsView view, PathLookup paths)
    {
        var data = Data(view);
        return new LearningSettings
        {
            Loss = Loss(view),
            Data = data,
            Dimensions = view.Whole("problem.learning.dimensions"),
            SamplesPerNode = view.Whole("problem.learning.samplesPerNode"),
            Split = view.Choice("problem.learning.split", ("iid", Split.Iid), ("sorted", Split.Sorted), ("dirichlet", Split.Dirichlet)),
            Concentration = view.Number("problem.learning.concentration"),
            UnequalSizes = view.Flag("problem.learning.unequalSizes"),
            Standardize = view("problem.learning.standardize").Boolean ?? data != DataSource.Mnist,
            Noise = view("problem.learning.noise").Number ?? (data == DataSource.Gaussians ? 1 : 0.1),
            C = view.Number("problem.learning.C"),
            Mu = view.Number("problem.learning.mu"),
            Ridge = view.Number("problem.learning.ridge"),
            Definite = view.Flag("problem.learning.definite"),
            Path = data switch
            {
                DataSource.Csv => view.File("problem.learning.data.csv", paths),
                DataSource.Mnist => view.File("problem.learning.data.mnist", paths),
                _ => null,
            },
            LabelColumn = view("problem.learning.data.label").Text,
            NodeColumn = view("problem.learning.data.node").Text,
            Classes = [.. view("problem.learning.data.classes").List!.Value.Select(v => (int)v.Number!.Value)],
            Digit = (int?)view("problem.learning.data.digit").Number,
            MaximumSamples = (int?)view("problem.learning.maximumSamples").Number,
            Holdout = view.Number("problem.learning.holdout"),
        };
    }
}
