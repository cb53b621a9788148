using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>Every catalogue entry compiles to PTX for sm_90, the mappings taking turns (all of each with COOPT_LONG_TESTS=1), and the text keeps what the bits depend on.</summary>
public sealed partial class PtxTextTests
{
    // Minutes instead of one.
    private static bool AllMappings => Environment.GetEnvironmentVariable("COOPT_LONG_TESTS") == "1";

    [Fact]
    public void Every_entry_compiles_and_rounds_once_per_operation()
    {
        var faults = new ConcurrentQueue<string>();
        var (compiled, mappings) = (0, Enum.GetValues<Mapping>());
        var singles = DriverCatalogue.Keys.Where((key, i) => (AllMappings || i % 5 == 2) && !key.Adaptive).Select(key => key with { Precision = Precision.Binary32 });
        var entries = DriverCatalogue.Keys.Concat(singles).SelectMany((key, i) => mappings.Where((_, k) => AllMappings || i % mappings.Length == k).Select(mapping => (Key: key, Mapping: mapping))).ToList();
        Parallel.ForEach(
            entries.Chunk(16),
            () => new List<string>(),
            (chunk, _, _) =>
            {
                using var text = new PtxText();
                foreach (var (key, mapping) in chunk)
                {
                    foreach (var fault in Faults(text.Of(key, mapping), key.Precision == Precision.Binary32))
                    {
                        faults.Enqueue($"{key} {mapping}: {fault}");
                    }

                    Interlocked.Increment(ref compiled);
                }

                return [];
            },
            _ => { });
        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults.Take(10)));
        Assert.Equal((DriverCatalogue.Keys.Count() + singles.Count()) * (AllMappings ? mappings.Length : 1), compiled);
    }

    private static IEnumerable<string> Faults(string text, bool isSingle)
    {
        // A kernel knows one format: not even a constant is converted from the other.
        var (format, other) = isSingle ? ("f32", "f64") : ("f64", "f32");
        if (text.Contains("." + other, StringComparison.Ordinal))
        {
            yield return $"{other} in a kernel of {format}";
        }

        if (!text.Contains("fma.rn." + format, StringComparison.Ordinal))
        {
            yield return "no fused multiply-add";
        }

        if (ExternalFunction().IsMatch(text))
        {
            yield return "an external function: a method that the backend does not know";
        }

        // Without a rounding modifier the driver may contract a product and a sum (PTX ISA, "Floating Point Instructions").
        foreach (Match match in Unrounded().Matches(text))
        {
            yield return $"not rounded explicitly: {match.Value}";
        }

        // rcp.rn is 1/x to the nearest, as a division is.
        // ILGPU's software exponential and logarithm, and the GPU's own, round differently from ours.
        foreach (Match match in Approximate().Matches(text))
        {
            yield return $"approximate or software function: {match.Value}";
        }

        // (double)(condition ? 1 : 0) comes out as the bits of the integer.
        if (TruthAsNumber().IsMatch(text))
        {
            yield return "a truth value taken for a number";
        }

        if (ValueDependentUniform().IsMatch(text))
        {
            yield return "a branch that hangs on a value is marked uniform";
        }

        if (text.Contains(".local", StringComparison.Ordinal) || Call().IsMatch(text))
        {
            yield return "local memory or a call: a phase was not inlined";
        }
    }

    [GeneratedRegex(@"\.extern\s+\.func")]
    private static partial Regex ExternalFunction();

    [GeneratedRegex(@"\b(add|sub|mul|div|fma|mad|sqrt)\.(?!rn)[a-z.]*f(32|64)")]
    private static partial Regex Unrounded();

    [GeneratedRegex(@"\b(ex2|lg2|rsqrt|sin|cos)\.\w+|\brcp\.(?!rn\.f(32|64))\w+|Cordic\w*")]
    private static partial Regex Approximate();

    [GeneratedRegex(@"selp\.b64\s+%fd[^;]*\b0d0000000000000001")]
    private static partial Regex TruthAsNumber();

    [GeneratedRegex(@"@!?%p\d+\s+bra\.uni")]
    private static partial Regex ValueDependentUniform();

    [GeneratedRegex(@"^\s*call", RegexOptions.Multiline)]
    private static partial Regex Call();
}
