using System.Collections.Immutable;
using CoOpt.Gpu.Fuzz.Inputs.Generators;
using CoOpt.Gpu.Results.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>A table of a run: every cell of every row, by the kind that the data dictionary gives its column.</summary>
internal sealed class TableParser(string folder) : IFuzzedParser
{
    private static readonly ImmutableDictionary<string, CellKind> Kinds =
        ColumnReference.Tables.SelectMany(t => t.Columns).DistinctBy(c => c.Name).ToImmutableDictionary(c => c.Name, c => c.Kind);

    private readonly string _path = Path.Combine(folder, "table.csv");

    public string Name => "table";

    public ImmutableArray<string> Words { get; } = [.. Kinds.Keys.Order(StringComparer.Ordinal), "true", "false", "inf", "-inf", "'=1", "\"\"", "\"a,b\"", ",,,"];

    public Gen<byte[]> Inputs { get; } = Gen.OneOf(
        TableTexts.Of("instance", "step", "t", "cost_gap", "bits"), TableTexts.Of("instance", "step", "node", "x", "y0", "z0"), TableTexts.Of("instance", "outcome", "oscillating", "rate", "messages", "seed"));

    public string Parse(byte[] input)
    {
        File.WriteAllBytes(_path, input);
        try
        {
            var rows = 0;
            using (var table = TableReader.Open(_path))
            {
                while (table.Read())
                {
                    rows++;
                }
            }

            var typed = DataTable.Read(_path, name => Kinds.TryGetValue(name, out var kind) ? kind : CellKind.Text);
            if (typed.Columns.Length > 0 && typed.Rows != rows)
            {
                throw new InvalidOperationException($"{typed.Rows} rows of {rows}");
            }

            if (typed.Has("t") && typed.Has("instance") && typed.Has("step"))
            {
                _ = TraceReader.Read(_path).Count();
            }

            return typed.Columns.Length == 0 ? "no column" : rows == 0 ? "no row" : "rows";
        }
        catch (TableFormatException e)
        {
            return Outcomes.Of(e);
        }
    }
}
