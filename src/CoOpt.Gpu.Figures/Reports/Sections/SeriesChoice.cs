using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>Which points of a factor become series: all where they are few, else some from end to end.</summary>
internal static class SeriesChoice
{
    /// <summary>More lines with bands than this hide one another.</summary>
    public const int Most = 5;

    /// <summary>The outcomes, in the order that they have everywhere, so that each has one colour in all figures of a run.</summary>
    public static RecipeGroup Outcomes(RunFacts facts) =>
        new(["outcome"]) { Names = [.. OutcomeText.Counts(facts.Outcomes).Select(c => new RecipeName(c.Outcome, c.Outcome))] };

    public static RecipeGroup Of(Factor factor)
    {
        if (factor.Count <= Most)
        {
            return new RecipeGroup(factor.Axis.Keys);
        }

        ImmutableArray<int> points = [.. Enumerable.Range(0, Most).Select(k => k * (factor.Count - 1) / (Most - 1))];
        return new RecipeGroup(factor.Axis.Keys) { Names = [.. points.Select(p => new RecipeName(factor.Value(p), factor.Texts[p]))], OnlyNamed = true };
    }
}
