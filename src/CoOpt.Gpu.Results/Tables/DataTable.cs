using System.Collections.Immutable;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Results.Files;
using CsvHelper;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>A table in memory: named columns of equal length. Written and read in the same dialect as every table of a run.</summary>
public sealed class DataTable
{
    private readonly ImmutableDictionary<string, DataColumn> _byName;

    /// <summary>A table of these columns.</summary>
    /// <exception cref="ArgumentException">Two columns have the same name, or another number of cells.</exception>
    public DataTable(ImmutableArray<DataColumn> columns)
    {
        Columns = columns;
        Rows = columns.IsEmpty ? 0 : columns[0].Count;
        if (columns.FirstOrDefault(c => c.Count != Rows) is { } odd)
        {
            throw new ArgumentException($"column {odd.Name} has {odd.Count} cells, column {columns[0].Name} {Rows}", nameof(columns));
        }

        _byName = columns.ToImmutableDictionary(c => c.Name, StringComparer.Ordinal);
    }

    /// <summary>The columns, in the order of the header.</summary>
    public ImmutableArray<DataColumn> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The column of that name.</summary>
    /// <exception cref="TableFormatException">There is none; the message names the nearest, or lists those there are.</exception>
    public DataColumn this[string name] =>
        _byName.TryGetValue(name, out var column) ? column : throw new TableFormatException($"no column {name}; {NearestName.HintOrAll(name, [.. Columns.Select(c => c.Name)])}");

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The numbers of a column.</summary>
    /// <exception cref="TableFormatException">There is no such column, or it holds texts.</exception>
    public ImmutableArray<double> Numbers(string name) => this[name] is { IsNumber: true } column ? column.Numbers : throw new TableFormatException($"column {name} holds texts, not numbers");

    /// <summary>The texts of a column.</summary>
    /// <exception cref="TableFormatException">There is no such column, or it holds numbers.</exception>
    public ImmutableArray<string> Texts(string name) => this[name] is { IsNumber: false } column ? column.Texts : throw new TableFormatException($"column {name} holds numbers, not texts");

    /// <summary>Reads the CSV table at <paramref name="path"/>: those of its columns for which <paramref name="kindOf"/> gives a kind. Booleans become 1 and 0 in a column of numbers.</summary>
    /// <exception cref="TableFormatException">The table is malformed, or a cell is not of its column's kind.</exception>
    /// <exception cref="ResultFileException">The file cannot be read.</exception>
    public static DataTable Read(string path, Func<string, CellKind?> kindOf)
    {
        ArgumentNullException.ThrowIfNull(kindOf);
        using var table = TableReader.Open(path);
        return Read(table, kindOf);
    }

    /// <summary>Reads a CSV table that is in memory, as <see cref="Read(string, Func{string, CellKind?})"/> does; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="TableFormatException">The table is malformed, or a cell is not of its column's kind.</exception>
    public static DataTable Parse(string name, string text, Func<string, CellKind?> kindOf)
    {
        ArgumentNullException.ThrowIfNull(kindOf);
        using var table = TableReader.Of(name, text);
        return Read(table, kindOf);
    }

    /// <summary>Writes the table to <paramref name="stream"/> as CSV: UTF-8, LF, numbers in the shortest form that reads back as the same double, texts defused.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var csv = CsvWriter.Create(stream, Cells.WriterOptions, leaveOpen: true);
        foreach (var column in Columns)
        {
            Cells.Text(csv, column.Name);
        }

        csv.EndRecord();
        for (var row = 0; row < Rows; row++)
        {
            foreach (var column in Columns)
            {
                if (column.IsNumber)
                {
                    Cells.Number(csv, column.Numbers[row]);
                }
                else
                {
                    Cells.Text(csv, column.Texts[row]);
                }
            }

            csv.EndRecord();
        }

        csv.Flush();
    }

    private static DataTable Read(TableReader table, Func<string, CellKind?> kindOf)
    {
        var wanted = table.Header.Select(name => (Name: name, Kind: kindOf(name))).Where(c => c.Kind is not null)
            .Select(c => (c.Name, Kind: c.Kind!.Value, Numbers: ImmutableArray.CreateBuilder<double>(), Texts: ImmutableArray.CreateBuilder<string>())).ToArray();
        while (table.Read())
        {
            foreach (var (name, kind, numbers, texts) in wanted)
            {
                switch (kind)
                {
                    case CellKind.Number or CellKind.Whole:
                        numbers.Add(table.Row.Number(name));
                        break;
                    case CellKind.Boolean:
                        numbers.Add(table.Row.Boolean(name) is { } flag ? (flag ? 1 : 0) : double.NaN);
                        break;
                    default:
                        texts.Add(table.Row.Text(name));
                        break;
                }
            }
        }

        return new DataTable([.. wanted.Select(c => c.Kind is CellKind.Number or CellKind.Whole or CellKind.Boolean
            ? DataColumn.Of(c.Name, c.Numbers.ToImmutable())
            : DataColumn.Of(c.Name, c.Texts.ToImmutable()))]);
    }
}
