using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>Which scale an axis gets where the recipe leaves it open.</summary>
internal static class Scales
{
    /// <summary>Wider ranges than this are logarithmic: on a linear axis two thirds of their decades would lie within a hundredth of it.</summary>
    private const double WideRange = 100;

    /// <summary>Ratios of neighbours this close to each other are a spacing by ratio, also after rounding to a few digits.</summary>
    private const double EvenRatio = 0.05;

    /// <summary>The scale of values.</summary>
    public static ScaleKind OfValues(RecipeScale scale, IEnumerable<double> values) => scale switch
    {
        RecipeScale.Linear => ScaleKind.Linear,
        RecipeScale.Log => ScaleKind.Log,
        RecipeScale.Category => ScaleKind.Category,
        _ => IsWide([.. values.Where(double.IsFinite)]) ? ScaleKind.Log : ScaleKind.Linear,
    };

    /// <summary>The scale of levels: logarithmic also where they are spaced by a ratio.</summary>
    public static ScaleKind OfLevels(RecipeScale scale, ImmutableArray<double> numbers) =>
        numbers.IsDefault ? ScaleKind.Category
        : scale == RecipeScale.Auto && IsGeometric(numbers) ? ScaleKind.Log
        : OfValues(scale, numbers);

    private static bool IsWide(double[] values) => values.Length > 1 && values.Min() > 0 && values.Max() / values.Min() > WideRange;

    private static bool IsGeometric(ImmutableArray<double> numbers)
    {
        if (numbers.Length < 3 || numbers[0] <= 0)
        {
            return false;
        }

        var ratios = numbers.Skip(1).Zip(numbers, (b, a) => Math.Log(b / a)).ToArray();
        var steps = numbers.Skip(1).Zip(numbers, (b, a) => b - a).ToArray();

        // 1, 2, 3 has neither; equal steps are linear.
        return ratios.Max() - ratios.Min() <= EvenRatio * ratios.Max() && steps.Max() > 2 * steps.Min();
    }
}
