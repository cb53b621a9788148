using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>Rules over the training problem and its data.</summary>
internal static class LearningChecks
{
    /// <summary>Samples are held as one array of doubles.</summary>
    private const double MaximumNumbers = 500_000_000;

    private static readonly string[] SampleKeys = ["problem.learning.split", "problem.learning.holdout", "problem.learning.unequalSizes"];
    private static readonly string[] ColumnKeys = ["problem.learning.data.label", "problem.learning.data.node"];

    public static ImmutableArray<CrossCheck> All { get; } =
    [
        new(["problem.learning.loss", "problem.learning.data"], DataForLoss),
        new(["problem.learning.loss", "problem.learning.data", "problem.learning.ridge"], Ridge),
        new(["problem.learning.loss", "problem.learning.data", "problem.learning.data.classes", "problem.learning.data.digit"], Classes),
        new(["problem.learning.loss", "problem.learning.data", "problem.learning.data.node", "problem.learning.split", "problem.learning.unequalSizes", "problem.learning.holdout"], SplitRule),
        new(["problem.learning.loss", "problem.learning.data", "problem.nodes", "problem.learning.samplesPerNode", "problem.learning.dimensions", "problem.learning.holdout"], Counts),
        new(["problem.learning.loss", "problem.learning.data", "problem.learning.data.csv", "problem.learning.data.label", "problem.learning.data.node", "problem.nodes"], CsvContent),
        new(["problem.learning.data", "problem.learning.data.mnist"], MnistFolder),
    ];

    private static void DataForLoss(CheckContext c)
    {
        var (loss, data) = (ProblemBinding.Loss(c.View), ProblemBinding.Data(c.View));
        var (lossWord, dataWord) = (c.View.Word("problem.learning.loss"), c.View.Word("problem.learning.data"));
        var place = c.IsGiven("problem.learning.data") ? "problem.learning.data" : "problem.learning.loss";
        if (loss == LossKind.None)
        {
            if (data != DataSource.None)
            {
                c.Report(DiagnosticCatalogue.DataForLoss, $"problem.learning.loss: none trains nothing, but data is {dataWord}; remove data", place);
            }
        }
        else if (loss == LossKind.Quadratic != (data == DataSource.Quadratic))
        {
            c.Report(
                DiagnosticCatalogue.DataForLoss,
                loss == LossKind.Quadratic ? $"problem.learning.loss: quadratic draws its own matrices, but data is {dataWord}; remove data" : $"data: quadratic is for loss: quadratic, but problem.learning.loss is {lossWord}", place);
        }
        else if (data == DataSource.Regression && loss != LossKind.LeastSquares)
        {
            c.Report(
                DiagnosticCatalogue.DataForLoss,
                $"data: regression has real targets, but {lossWord} needs labels; use gaussians or circles, or loss: least-squares",
                place);
        }
    }

    private static void Ridge(CheckContext c)
    {
        if (c.View.Number("problem.learning.ridge") > 0)
        {
            return;
        }

        switch (ProblemBinding.Loss(c.View))
        {
            case LossKind.Softmax:
                c.Report(
                    DiagnosticCatalogue.NoOptimum,
                    "with ridge: 0 softmax has no unique optimum: adding one vector to all classes changes nothing; give a ridge above 0",
                    "problem.learning.ridge");
                break;
            case LossKind.Logistic when c.View.Word("problem.learning.data") is "mnist":
                c.Report(
                    DiagnosticCatalogue.NoOptimum,
                    "with ridge: 0 logistic loss on images has no optimum: pixels that are always 0 leave their weights free; give a ridge above 0",
                    "problem.learning.ridge");
                break;
            default:
                break;
        }
    }

    private static void Classes(CheckContext c)
    {
        var (loss, data) = (ProblemBinding.Loss(c.View), ProblemBinding.Data(c.View));
        var classes = c.View("problem.learning.data.classes").List!.Value;
        var digit = c.View("problem.learning.data.digit");
        const string ClassesKey = "problem.learning.data.classes";
        if (data != DataSource.Mnist)
        {
            if (!classes.IsEmpty || !digit.IsNone)
            {
                c.Report(DiagnosticCatalogue.Classes, "classes and digit are for mnist data; remove them", classes.IsEmpty ? "problem.learning.data.digit" : ClassesKey);
            }
        }
        else if (loss == LossKind.Softmax)
        {
            if (!digit.IsNone)
            {
                c.Report(
                    DiagnosticCatalogue.Classes,
                    "digit is one-versus-rest, for a binary loss; softmax takes classes: [0, 1, …], or all ten",
                    "problem.learning.data.digit");
            }
            else if (classes.Length == 1)
            {
                c.Report(DiagnosticCatalogue.Classes, "softmax needs two or more classes, or none given for all ten", ClassesKey);
            }
        }
        else if (digit.IsNone ? classes.Length != 2 : !classes.IsEmpty)
        {
            c.Report(
                DiagnosticCatalogue.Classes, $"{c.View.Word("problem.learning.loss")} on mnist takes either two classes, such as classes: [3, 5], or one-versus-rest, such as digit: 3",
                !digit.IsNone ? "problem.learning.data.digit" : c.IsGiven(ClassesKey) ? ClassesKey : "problem.learning.data.mnist");
        }
    }

    private static void SplitRule(CheckContext c)
    {
        var (loss, split) = (ProblemBinding.Loss(c.View), c.View.Word("problem.learning.split"));
        var owned = ProblemBinding.Data(c.View) == DataSource.Csv && !c.View("problem.learning.data.node").IsNone;
        if (owned && c.IsGiven("problem.learning.split"))
        {
            c.Report(DiagnosticCatalogue.SplitRule, "the column named by problem.learning.data.node deals the rows out; remove split, or node", "problem.learning.split");
        }

        if (split == "dirichlet" && loss == LossKind.LeastSquares)
        {
            c.Report(
                DiagnosticCatalogue.SplitRule,
                "split: dirichlet draws shares of labels, but least-squares has real targets; use iid or sorted",
                "problem.learning.split");
        }

        if (split == "dirichlet" && c.View.Flag("problem.learning.unequalSizes"))
        {
            c.Report(DiagnosticCatalogue.SplitRule, "split: dirichlet makes sizes unequal by itself; remove unequalSizes", "problem.learning.unequalSizes");
        }

        if (loss is LossKind.Quadratic or LossKind.None)
        {
            foreach (var path in SampleKeys.Where(c.IsGiven))
            {
                c.Report(DiagnosticCatalogue.SplitRule, $"loss: {c.View.Word("problem.learning.loss")} has no samples; remove {path}", path);
            }
        }
    }

    private static void Counts(CheckContext c)
    {
        var data = ProblemBinding.Data(c.View);
        var (nodes, each) = (c.View.Number("problem.nodes"), c.View.Number("problem.learning.samplesPerNode"));
        var dimensions = data == DataSource.Circles ? 3 : c.View.Number("problem.learning.dimensions");
        if (data is DataSource.Gaussians or DataSource.Circles or DataSource.Regression)
        {
            var left = (nodes * each) - Math.Round(c.View.Number("problem.learning.holdout") * nodes * each);
            if (left < nodes)
            {
                c.Report(
                    DiagnosticCatalogue.TooFewSamples,
                    FormattableString.Invariant($"problem.learning.holdout leaves {left} training samples for {nodes} nodes; every node needs one"),
                    "problem.learning.holdout");
            }

            if (nodes * each * dimensions > MaximumNumbers)
            {
                c.Report(
                    DiagnosticCatalogue.DataTooLarge,
                    FormattableString.Invariant($"problem.nodes × samplesPerNode × dimensions is {nodes * each * dimensions:R}; at most {MaximumNumbers:R} numbers are possible"),
                    "problem.learning.samplesPerNode");
            }
        }
        else if (data == DataSource.Quadratic && nodes * dimensions * dimensions > MaximumNumbers)
        {
            c.Report(
                DiagnosticCatalogue.DataTooLarge,
                FormattableString.Invariant($"problem.nodes × dimensions² is {nodes * dimensions * dimensions:R}; at most {MaximumNumbers:R} numbers are possible"),
                "problem.learning.dimensions");
        }
    }

    private static void CsvContent(CheckContext c)
    {
        if (c.View.Word("problem.learning.data") != "csv")
        {
            foreach (var path in ColumnKeys.Where(p => !c.View(p).IsNone))
            {
                c.Report(DiagnosticCatalogue.DataForLoss, $"{path} is for csv data; remove it, or give data: {{ csv: FILE, label: COLUMN }}", path);
            }

            return;
        }

        if (c.View("problem.learning.data.csv").IsNone || c.View("problem.learning.data.label").IsNone)
        {
            c.Report(
                DiagnosticCatalogue.MissingKey,
                "csv data need the file and the label's column: data: { csv: FILE, label: COLUMN }",
                c.View("problem.learning.data.csv").IsNone ? "problem.learning.data" : "problem.learning.data.csv");
        }
        else if (c.Table("problem.learning.data.csv") is { } table)
        {
            SampleTable.Check(table, c.View("problem.learning.data.label").Text!, c.View("problem.learning.data.node").Text, ProblemBinding.Loss(c.View), c.View.Whole("problem.nodes"), c);
        }
    }

    private static void MnistFolder(CheckContext c)
    {
        if (c.View.Word("problem.learning.data") == "mnist" && c.View("problem.learning.data.mnist").IsNone)
        {
            c.Report(DiagnosticCatalogue.MissingKey, "mnist data need the folder: data: { mnist: FOLDER }", "problem.learning.data");
        }
    }
}
