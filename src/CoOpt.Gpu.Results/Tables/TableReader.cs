using System.Collections.Immutable;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Results.Files;
using CsvHelper;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>Reads a CSV table of a run row by row, cells by column name. Strict: quoting and the number of cells must be right in every row.</summary>
public sealed class TableReader : IDisposable
{
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    private TableReader(string path, CsvReader csv)
    {
        Path = path;
        _csv = csv;
        csv.ReadHeader();
        Header = [.. csv.Headers];
        for (var k = 0; k < Header.Length; k++)
        {
            if (!_index.TryAdd(Header[k], k))
            {
                throw new TableFormatException($"{path}:1: column {Header[k]} is there twice");
            }
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The names of the columns in order.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>The current row.</summary>
    public TableRow Row => new(this, _csv);

    /// <summary>The line of the current row in the file, from 1; the header's before the first row.</summary>
    public long Line => _csv.LineNumber;

    /// <summary>Opens a table and reads its header.</summary>
    /// <exception cref="ResultFileException">The file cannot be read.</exception>
    /// <exception cref="TableFormatException">The header is malformed.</exception>
    public static TableReader Open(string path)
    {
        var csv = ResultFileException.Guard(path, "open", () => CsvReader.FromFile(path, Cells.ReaderOptions, FileOptions.SequentialScan));
        try
        {
            return new TableReader(path, csv);
        }
        catch (Exception e)
        {
            csv.Dispose();
            throw e is CsvFormatException ? new TableFormatException($"{path}: {e.Message}", e) : e;
        }
    }

    /// <summary>Reads a table that is in memory; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="TableFormatException">The header is malformed.</exception>
    public static TableReader Of(string name, string text)
    {
        var csv = CsvReader.FromText(text, Cells.ReaderOptions);
        try
        {
            return new TableReader(name, csv);
        }
        catch (Exception e)
        {
            csv.Dispose();
            throw e is CsvFormatException ? new TableFormatException($"{name}: {e.Message}", e) : e;
        }
    }

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string column) => _index.ContainsKey(column);

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="TableFormatException">The row is malformed.</exception>
    public bool Read()
    {
        try
        {
            return _csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new TableFormatException($"{Path}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    /// <summary>Checks that there is a column of that name.</summary>
    /// <exception cref="TableFormatException">There is none; the message names the nearest, or lists those there are.</exception>
    public void Require(string column) => _ = IndexOf(column);

    internal int IndexOf(string column) =>
        _index.TryGetValue(column, out var index) ? index : throw new TableFormatException($"{Path}: no column {column}; {NearestName.HintOrAll(column, Header)}");
}
