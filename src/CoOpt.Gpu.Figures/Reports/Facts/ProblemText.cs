using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>What a sweep computes, in a sentence.</summary>
internal static class ProblemText
{
    /// <summary>The sentence: problem, network, links, method; what is swept is said to be.</summary>
    public static string Of(ResolvedSweep sweep)
    {
        var swept = sweep.SweptKeys.ToHashSet(StringComparer.Ordinal);
        var nodes = Value("problem.nodes");
        var data = Value("problem.learning.data") is "csv" ? "samples from a file" : Value("problem.learning.data");
        var (quantizer, step) = (Value("links.quantizer"), Value("links.quantizer") == "uniform" ? "links.delta" : "links.rho");
        return $"{Method(Value("method.algorithm"))} over {(nodes is null ? "networks of several sizes" : $"networks of {nodes} nodes")} ({(Value("network.topology") is "edges" ? "links from a file" : Value("network.topology") ?? "several topologies")}{(Value("network.switching") is { Length: > 0 } ? ", switching" : "")}): "
            + $"CPU scheduling{(Value("problem.learning.loss") is "none" ? " alone" : $", and training with {Article(Value("problem.learning.loss"), "loss", "several losses")}{(data is null or "auto" or "" ? "" : $" on {data}")}")}. "
            + (quantizer switch
            {
                "none" or "" => "Links carry exact numbers.",
                null => "The quantiser of the links is swept.",
                _ => $"Links quantise with the {quantizer} quantiser{(Value(step) is { Length: > 0 } at ? $", step {at}" : swept.Contains(step) ? ", its step swept" : "")}, {(Value("links.coupling") is { } coupling ? $"{coupling} coupling" : "coupling swept")}.",
            });

        // Null for what is swept, empty for what is not set.
        string? Value(string key) => swept.Contains(key) ? null : sweep.Settings.TryGetValue(key, out var value) && !value.IsNone ? value.ToString() : "";
    }

    private static string Method(string? algorithm) => algorithm switch
    {
        null => "Several methods",
        "" or "co-optimization" => "Co-optimisation",
        _ => $"The method {algorithm}",
    };

    private static string Article(string? value, string noun, string several) => value switch
    {
        null => several,
        "" => $"a {noun}",
        _ => $"the {value} {noun}",
    };
}
