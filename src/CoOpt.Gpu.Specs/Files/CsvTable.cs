using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoOpt.Gpu.Specs.Diagnostics;
using CsvHelper;

namespace CoOpt.Gpu.Specs.Files;

/// <summary>A CSV file with a header and finite numbers in all cells, with the place of each cell.</summary>
internal sealed class CsvTable
{
    /// <summary>Bounds memory: cells and places take 20 bytes each.</summary>
    private const int MaximumCells = 50_000_000;

    private const int MaximumRecordBytes = 10_000_000;

    /// <summary>A feature a column: the widest data have some ten thousand; more is a file of another kind.</summary>
    private const int MaximumColumns = 100_000;

    private readonly string _source;
    private readonly double[] _cells;
    private readonly (int Line, int Column)[] _places;
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string source, ImmutableArray<string> header, ImmutableArray<int> headerColumns, double[] cells, (int, int)[] places)
    {
        _source = source;
        Header = header;
        HeaderColumns = headerColumns;
        _cells = cells;
        _places = places;
        _columns = header.Select((name, c) => (name, c)).ToDictionary(c => c.name, c => c.c, StringComparer.Ordinal);
    }

    public ImmutableArray<string> Header { get; }

    public int Rows => _cells.Length / Header.Length;

    private ImmutableArray<int> HeaderColumns { get; }

    public double this[int row, int column] => _cells[(row * Header.Length) + column];

    public SpecPlace PlaceOf(int row, int column)
    {
        var (line, position) = _places[(row * Header.Length) + column];
        return new SpecPlace(_source, line, position);
    }

    /// <summary>The place of a column's name; of the header where there is no such column.</summary>
    public SpecPlace PlaceOfHeader(int column = 0) => new(_source, 1, HeaderColumns[Math.Max(0, column)]);

    public int IndexOf(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>Reads a file's bytes; null with the problems reported.</summary>
    public static CsvTable? Read(byte[] bytes, string source, DiagnosticBag bag)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            bag.Add(DiagnosticCatalogue.Cell, "the file is not UTF-8 text; save it as UTF-8", new(source, 1, 1));
            return null;
        }

        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MaximumRecordBytes,
        };
        using var reader = CsvReader.FromText(text, options);
        try
        {
            return Read(reader, source, bag);
        }
        catch (CsvFormatException e)
        {
            bag.Add(
                DiagnosticCatalogue.Cell,
                "a quote stands inside a cell or is not closed, or the row is longer than a row can be",
                new(source, (int)Math.Max(1, e.LineNumber), 1));
            return null;
        }
    }

    private static CsvTable? Read(CsvReader reader, string source, DiagnosticBag bag)
    {
        if (!reader.Read() || (reader.FieldCount == 1 && reader.IsEmpty(0)))
        {
            bag.Add(DiagnosticCatalogue.Columns, "the file is empty; it needs a header with the columns' names", new(source, 1, 1));
            return null;
        }

        if (reader.FieldCount > MaximumColumns)
        {
            bag.Add(DiagnosticCatalogue.DataTooLarge, FormattableString.Invariant($"the header has {reader.FieldCount} columns; at most {MaximumColumns} are possible"), new(source, (int)reader.LineNumber, 1));
            return null;
        }

        ImmutableArray<string> header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        var headerLine = (int)reader.LineNumber;
        var headerColumns = Starts(reader);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var c = 0; c < header.Length; c++)
        {
            var repeated = !seen.Add(header[c]);
            if (repeated || header[c].Length == 0)
            {
                bag.Add(
                    DiagnosticCatalogue.Columns,
                    repeated ? $"the column {header[c]} stands twice" : "a column has no name",
                    new(source, headerLine, headerColumns[c]));
                return null;
            }
        }

        var cells = new List<double>();
        var places = new List<(int, int)>();
        var bad = 0;

        // A file of the wrong kind is bad in every row; twenty say enough.
        const int MaximumReported = 20;
        while (bad < MaximumReported && reader.Read())
        {
            var line = (int)reader.LineNumber;
            var starts = Starts(reader);
            if (starts.Length != header.Length)
            {
                bad++;
                bag.Add(DiagnosticCatalogue.Cell, FormattableString.Invariant($"the row has {starts.Length} fields, the header {header.Length}"), new(source, line, 1));
                continue;
            }

            for (var c = 0; c < starts.Length; c++)
            {
                var isNumber = double.TryParse(reader.GetSpan(c), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
                if (!isNumber)
                {
                    bad++;
                    bag.Add(DiagnosticCatalogue.Cell, $"column {header[c]} must hold finite numbers, got '{Clip(reader.GetString(c))}'", new(source, line, starts[c]));
                }

                cells.Add(value);
                places.Add((line, starts[c]));
            }

            if (cells.Count > MaximumCells)
            {
                bag.Add(DiagnosticCatalogue.DataTooLarge, FormattableString.Invariant($"the file has more than {MaximumCells} cells"), new(source, line, 1));
                return null;
            }
        }

        if (bad == 0 && cells.Count == 0)
        {
            bag.Add(DiagnosticCatalogue.Columns, "the file has a header and no row", new(source, 1, 1));
            return null;
        }

        return bad == 0 ? new CsvTable(source, header, headerColumns, [.. cells], [.. places]) : null;
    }

    /// <summary>Columns from 1 at which the fields of the current record start; a field before it counts with its separator.</summary>
    private static ImmutableArray<int> Starts(CsvReader reader)
    {
        var starts = ImmutableArray.CreateBuilder<int>(reader.FieldCount);
        var at = 1;
        for (var c = 0; c < reader.FieldCount; c++)
        {
            starts.Add(at);
            at += Encoding.UTF8.GetCharCount(reader.GetRawSpan(c)) + 1;
        }

        return starts.MoveToImmutable();
    }

    private static string Clip(string text) => text.Length <= 40 ? text : text[..37] + "...";
}
