using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Judging;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Claims.Reports;

/// <summary>The judgements as tables.</summary>
public static class ClaimsTables
{
    /// <summary>One row a claim: claim, statement, verdict, reason, rule.</summary>
    public static DataTable Verdicts(ImmutableArray<Judgement> judgements) => new(
    [
        Texts("claim", judgements, j => j.Claim.Id),
        Texts("statement", judgements, j => j.Claim.Statement),
        Texts("verdict", judgements, j => VerdictName.Of(j.Finding.Verdict)),
        Texts("reason", judgements, j => j.Finding.Reason),
        Texts("rule", judgements, j => j.Claim.Rule),
    ]);

    /// <summary>One row a quantity: claim, quantity, statistic, estimate, lower and upper end of its 95 % interval, n, spec, plan.</summary>
    public static DataTable Evidence(ImmutableArray<Judgement> judgements)
    {
        ImmutableArray<(string Claim, Evidence.Quantity Quantity)> all = [.. judgements.SelectMany(j => j.Finding.Quantities.Select(q => (j.Claim.Id, q)))];
        return new(
        [
            Texts("claim", all, e => e.Claim),
            Texts("quantity", all, e => e.Quantity.Name),
            Texts("statistic", all, e => e.Quantity.Statistic),
            Numbers("estimate", all, e => e.Quantity.Estimate),
            Numbers("lower", all, e => e.Quantity.Lower),
            Numbers("upper", all, e => e.Quantity.Upper),
            Numbers("n", all, e => e.Quantity.Count),
            Texts("spec", all, e => e.Quantity.Spec),
            Texts("plan", all, e => e.Quantity.Plan),
        ]);
    }

    private static DataColumn Texts<T>(string name, ImmutableArray<T> rows, Func<T, string> cell) => DataColumn.Of(name, [.. rows.Select(cell)]);

    private static DataColumn Numbers<T>(string name, ImmutableArray<T> rows, Func<T, double> cell) => DataColumn.Of(name, [.. rows.Select(cell)]);
}
