using System.Collections.Immutable;
using static CoOpt.Gpu.Cli.Explanations.Example;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Examples for CO06…: files of figures.</summary>
internal static class FigureExamples
{
    /// <summary>The examples, by code.</summary>
    public static ImmutableArray<SpecExample> All { get; } =
    [
        new("CO0601", Spec("figures:\n  - { id: Gap over ρ, title: Gap, kind: lines, x: links.rho, y: cost_gap }"),
            Spec("figures:\n  - { id: gap-over-rho, title: Gap, kind: lines, x: links.rho, y: cost_gap }"),
            "Choose an id of lower-case letters, digits and dashes; what readers see is the title."),
        new("CO0602", Spec("figures:\n  - { id: gap, title: Gap, kind: lines, x: links.rho, y: cost_gap }\n  - { id: gap, title: Bits, kind: lines, x: links.rho, y: bits }"),
            Spec("figures:\n  - { id: gap, title: Gap, kind: lines, x: links.rho, y: cost_gap }\n  - { id: bits, title: Bits, kind: lines, x: links.rho, y: bits }"),
            "Give each figure of the file an id of its own."),
        new("CO0603", Spec("figures:\n  - { id: gap, title: Gap, kind: heatmap, x: links.rho, y: network.p }"),
            Spec("figures:\n  - { id: gap, title: Gap, kind: heatmap, x: links.rho, y: network.p, color: cost_gap }"),
            "Add the key that the kind needs, remove the one that it does not take, or choose another kind; the message lists them."),
    ];
}
