using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>What float32 cannot do.</summary>
internal static class PrecisionChecks
{
    // Counters of steps are numbers of the format: exact up to 2²⁴.
    private const double MostSteps = 16_777_216;

    // Half a unit in the last place of 1: no residual of a run falls below it, but by chance.
    private const double LeastResidual = 5.9604644775390625E-08;

    // The boundaries of levels are e^{ρk} with |ρk| up to 87, rounded to 4e-6: from here on that is a small part of a level.
    private const double LeastRho = 1e-4;

    // Ratios that are equal in exact arithmetic differ by some units in the last place.
    private const double LeastStopTolerance = 1e-6;

    public static ImmutableArray<CrossCheck> All { get; } =
    [
        new(["method.precision", "method.step"], c => Refuse(
            c, "method.step", c.View.Word("method.step") == "adaptive",
            "whose error control asks for differences far below float32's last place; give a number, or precision: double")),
        new(["method.precision", "method.steps"], c => Refuse(
            c, "method.steps", c.View("method.steps").Number > MostSteps, "but float32 counts steps exactly only up to 16777216 (2^24); give fewer, or precision: double")),
        new(["method.precision", "method.stopAt"], c => Refuse(
            c, "method.stopAt", c.View("method.stopAt").Number is > 0 and < LeastResidual, "which no residual in float32 reaches; give 1e-5 or more, 0 to run to the limit, or precision: double")),
        new(["method.precision", "method.stopTolerance", "method.algorithm"], c => Refuse(
            c, "method.stopTolerance", c.View.Word("method.algorithm") == "balanced" && c.View("method.stopTolerance").Number < LeastStopTolerance,
            "within which ratios in float32 need never agree; give 1e-6 or more, or precision: double")),
        new(["method.precision", "links.rho", "links.quantizer", "links.coupling"], c => Refuse(
            c, "links.rho", c.View.Word("links.quantizer") == "log" && c.View.Word("links.coupling") != "ideal" && c.View("links.rho").Number < LeastRho,
            "but float32 tells the boundaries of levels apart only from 1e-4 on; give a larger one, or precision: double")),
        new(["method.precision", "method.alpha"], c => Refuse(
            c, "method.alpha", QuantityText.Read(c.View("method.alpha")).Frontier is not null, "whose search looks for decay far below float32's last place; give a number, or precision: double")),
    ];

    private static void Refuse(CheckContext c, string path, bool applies, string why)
    {
        if (applies && c.View.Word("method.precision") == "single")
        {
            c.Report(DiagnosticCatalogue.Precision, $"method.precision: single does not go with {path}: {c.View(path)}, {why}", c.IsGiven(path) ? path : "method.precision");
        }
    }
}
