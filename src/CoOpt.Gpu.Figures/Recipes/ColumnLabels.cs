using System.Collections.Immutable;
using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>What stands on an axis for a column: words with the symbol of the model. A column that is not listed stands by its name.</summary>
internal static class ColumnLabels
{
    private static readonly ImmutableDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["method.alpha"] = "gain α",
        ["alpha"] = "gain α",
        ["links.rho"] = "quantiser step ρ",
        ["rho"] = "quantiser step ρ",
        ["links.delta"] = "quantiser step Δ",
        ["delta"] = "quantiser step Δ",
        ["links.quantizer"] = "quantiser",
        ["links.coupling"] = "coupling",
        ["network.p"] = "link probability p",
        ["network.topology"] = "topology",
        ["problem.nodes"] = "nodes n",
        ["nodes"] = "nodes n",
        ["seed"] = "seed",
        ["method.step"] = "step η",
        ["step_size"] = "step η",
        ["method.stepper"] = "integrator",
        ["problem.learning.data.digit"] = "digit",
        ["problem.learning.loss"] = "loss",
        ["problem.learning.split"] = "split",
        ["lambda2"] = "algebraic connectivity λ₂",
        ["lambda_max"] = "largest eigenvalue λₙ",
        ["lipschitz"] = "Lipschitz constant L",
        ["tightness"] = "α / bound",
        ["rate"] = "measured rate",
        ["rate_predicted"] = "predicted rate",
        ["flow_rate"] = "rate of the flow",
        ["steps"] = "steps",
        ["steps_to_tolerance"] = "steps to tolerance",
        ["cost_gap"] = "cost gap F − F*",
        ["cost_gap_rel"] = "cost gap (F − F*)/max(1, |F*|)",
        ["loss_gap"] = "loss gap G − G*",
        ["distance"] = "distance maxᵢ‖yᵢ − y*‖",
        ["consensus"] = "disagreement maxᵢ‖yᵢ − ȳ‖",
        ["box_violation"] = "box violation",
        ["feasibility"] = "|Σx − b|",
        ["feasibility_max"] = "max |Σx − b|",
        ["tracker_drift_max"] = "max ‖Σs − Σs(0)‖∞",
        ["lyapunov"] = "Lyapunov function V",
        ["bits"] = "bits sent",
        ["messages"] = "scalars sent",
        ["accuracy"] = "held-out accuracy",
        ["t"] = "time t",
        ["step"] = "step k",
        ["alpha/bound_printed"] = "α / bound",
        ["abs(cost_gap/cost_opt)"] = "relative cost gap |F − F*|/F*",
        ["abs(cost_gap)"] = "cost gap |F − F*|",
        ["accuracy-accuracy_opt"] = "held-out accuracy minus that of the optimum",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Units that the label says already, or that only say whose model quantity it is.</summary>
    private static readonly ImmutableHashSet<string> Silent = ["parameter", "cost", "loss", "gradient", "nodes", "links", "steps", "scalars", "bits", "model time", "messages", "graphs", "levels", "parameter/(time·gradient)"];

    /// <summary>What an expression measures.</summary>
    public static string Of(string expression) => Labels.TryGetValue(expression, out var label) ? label : Plain(expression);

    /// <summary>The unit of an expression over columns with these entries; empty for none, 1, or one that only refers to another column.</summary>
    public static string Unit(RowExpression expression, Func<string, TableColumn> columns)
    {
        var units = expression.Columns.Select(c => columns(c).Unit is var u && (u == "1" || u.StartsWith("as ", StringComparison.Ordinal)) ? "" : columns(c).Unit).ToArray();
        return expression.IsIndicator || expression.IsPower ? ""
            : units is [var one] ? one
            : !expression.Text.Contains('/', StringComparison.Ordinal) ? units[0]
            : units[0] == units[1] ? ""
            : units[1].Length == 0 ? units[0]
            : $"{(units[0].Length == 0 ? "1" : units[0])}/{units[1]}";
    }

    /// <summary>The unit as an axis shows it.</summary>
    public static string ShownUnit(string unit) => Silent.Contains(unit) ? "" : unit;

    /// <summary>What the columns of an expression mean, for the description of a plotted column.</summary>
    public static string Meaning(RowExpression expression, Func<string, TableColumn> columns) =>
        expression.Columns is [var one] && expression.Text == one ? $"{one}: {columns(one).Meaning}"
        : string.Join(" ", expression.Columns.Distinct().Select(c => $"{c}: {columns(c).Meaning}").Prepend($"{expression.Text};"));

    private static string Plain(string expression)
    {
        var name = expression.Contains('.', StringComparison.Ordinal) && !expression.AsSpan().ContainsAny("/-=(,") ? expression[(expression.LastIndexOf('.') + 1)..] : expression;
        return name.Replace('_', ' ');
    }
}
