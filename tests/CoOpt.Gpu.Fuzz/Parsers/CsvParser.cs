using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Fuzz.Inputs.Generators;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Loading;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>A data file of any of the five kinds, read as the spec that names it is loaded; the kind is told from the header.</summary>
internal sealed class CsvParser(DataFolder data) : IFuzzedParser
{
    /// <summary>Of the inputs that the reader refuses, so many go through the loading of a spec as well, which takes ten times as long.</summary>
    private const int OneLoaded = 8;

    private const string Head = "schema: 1\nname: t\nproblem:\n  nodes: 6\n";
    private const string Method = "links: { coupling: ideal, quantizer: none }\nmethod:\n  alpha: 1\n";

    private static readonly (string Mark, string File, byte[] Spec)[] Kinds =
    [
        ("source", "fuzz-edges.csv", Bytes(Head + Method + "network: { topology: edges, edges: fuzz-edges.csv, switching: { every: 5 } }\n")),
        ("capacity", "fuzz-nodes.csv", Bytes(Head + "  cpu: { nodes: fuzz-nodes.csv, demand: { total: 12 } }\n" + Method)),
        ("x", "fuzz-x.csv", Bytes(Head + "  cpu: { demand: { total: 12 } }\n" + Method + "  start: { x: { csv: fuzz-x.csv } }\n")),
        ("y0", "fuzz-y.csv", Bytes(Head + "  learning: { loss: quadratic }\n" + Method + "  start: { y: { csv: fuzz-y.csv } }\n")),
        ("label", "fuzz-samples.csv", Bytes(Head + "  learning: { loss: logistic, data: { csv: fuzz-samples.csv, label: label, node: node } }\n" + Method)),
        ("class", "fuzz-classes.csv", Bytes(Head + "  learning: { loss: softmax, data: { csv: fuzz-classes.csv, label: class }, holdout: 0.2 }\n" + Method)),
    ];

    public string Name => "csv";

    public ImmutableArray<string> Words { get; } = ["source", "target", "weight", "graph", "node", "capacity", "workload", "lower", "upper", "label", "class", "x", "y0", "y1", "source,target\n", "\"\"", "\"a\nb\"", ",,,,"];

    public Gen<byte[]> Inputs { get; } = Gen.OneOf(
        TableTexts.Of("source", "target"), TableTexts.Of("source", "target", "weight", "graph"), TableTexts.Of("node", "capacity", "workload", "lower", "upper"),
        TableTexts.Of("node", "x"), TableTexts.Of("node", "y0", "y1"), TableTexts.Of("label", "node", "a", "b"), TableTexts.Of("a", "class"));

    public string Parse(byte[] input)
    {
        var header = Encoding.Latin1.GetString(input, 0, Math.Min(input.Length, 200)).Split('\n')[0].Split(',', ' ', '"', '\r');
        var (mark, file, spec) = Array.Find(Kinds, k => header.Contains(k.Mark)) is { Mark: not null } kind ? kind : Kinds[input.Length % Kinds.Length];
        var bag = new DiagnosticBag();
        if (input.Length % OneLoaded != 0 && CsvTable.Read(input, file, bag) is null)
        {
            return $"{mark} {Outcomes.Of(bag.ToImmutable(), isValid: false)}";
        }

        File.WriteAllBytes(Path.Combine(data.Path, file), input);
        var result = SpecLoader.Load(spec, "sweep.yaml", data.Path);
        return $"{mark} {Outcomes.Of(result.Diagnostics, result.IsValid)}";
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
