using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>Every way of writing an axis, with the points it gives.</summary>
internal static class AxisExamples
{
    private const int Shown = 5;

    public static ImmutableArray<(string Key, string Text, string Meaning)> All { get; } =
    [
        ("links.rho", "[0.125, 0.25]", "these values, also words, booleans and lists"),
        ("seed", "range(0, 8)", "whole numbers, the end left out"),
        ("problem.nodes", "range(10, 50, 10)", "whole numbers with a step"),
        ("network.p", "lin(0.2, 0.5, 4)", "n values, evenly spaced, both ends included"),
        ("links.rho", "log(0.01, 1, 3)", "n values, evenly spaced in the logarithm, both ends included"),
        ("method.alpha", "log(0.1, 10, 3) * bound", "multiples of each instance's |λ₂|/(L(1 + ρ²/4))"),
        ("method.alpha", "[0.5, 1] * limit", "multiples of each instance's |λ₂|/L"),
        ("method.alpha", "log(0.001, 1 * limit, 4)", "a number at one end, a multiple at the other: the points between follow for each instance"),
    ];

    /// <summary>The axis as it stands in a file: a product that begins with a list is a text.</summary>
    public static string Yaml(string axis) => axis.StartsWith('[') && !axis.EndsWith(']') ? $"\"{axis}\"" : axis;

    /// <summary>The points, the middle ones of many left out.</summary>
    public static string Points(string axis)
    {
        var points = AxisEvaluator.Evaluate(ExpressionParser.Parse(axis)).Points;
        if (points.Any(p => p.Point is not null))
        {
            return "differ from instance to instance";
        }

        return points.Length <= Shown ? Join(points) : $"{Join(points[..(Shown - 2)])}, …, {Join(points[^1..])}";
    }

    private static string Join(ImmutableArray<Quantity> points) => string.Join(", ", points.Select(QuantityText.Write));
}
