using System.Globalization;
using System.Text;
using CsvHelper;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>The current row of a <see cref="TableReader"/>, its cells by the names of their columns. Valid until the next row.</summary>
public readonly ref struct TableRow
{
    private readonly TableReader _table;
    private readonly CsvReader _csv;

    internal TableRow(TableReader table, CsvReader csv)
    {
        _table = table;
        _csv = csv;
    }

    /// <summary>Whether the cell is empty.</summary>
    public bool IsEmpty(string column) => Cell(column).IsEmpty;

    /// <summary>The number of a cell; NaN where it is empty.</summary>
    /// <exception cref="TableFormatException">No such column, or not a number.</exception>
    public double Number(string column)
    {
        var cell = Cell(column);
        return cell.IsEmpty ? double.NaN
            : cell.SequenceEqual("inf"u8) ? double.PositiveInfinity
            : cell.SequenceEqual("-inf"u8) ? double.NegativeInfinity
            : double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw Fail(column, "a number");
    }

    /// <summary>The number of a cell, 1 or 0 of a boolean; NaN where it is empty.</summary>
    /// <exception cref="TableFormatException">No such column, or neither a number nor a boolean.</exception>
    public double Numeric(string column)
    {
        var cell = Cell(column);
        return cell.SequenceEqual("true"u8) ? 1 : cell.SequenceEqual("false"u8) ? 0 : Number(column);
    }

    /// <summary>The integer of a cell; null where it is empty.</summary>
    /// <exception cref="TableFormatException">No such column, or not an integer.</exception>
    public long? Whole(string column)
    {
        var cell = Cell(column);
        return cell.IsEmpty ? null
            : long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer
            : throw Fail(column, "an integer");
    }

    /// <summary>The boolean of a cell; null where it is empty.</summary>
    /// <exception cref="TableFormatException">No such column, or not a boolean.</exception>
    public bool? Boolean(string column)
    {
        var cell = Cell(column);
        return cell.IsEmpty ? null : cell.SequenceEqual("true"u8) ? true : cell.SequenceEqual("false"u8) ? false : throw Fail(column, "true or false");
    }

    /// <summary>The text of a cell as it was before defusing; empty where it is empty. Numbers and booleans come as they are written.</summary>
    /// <exception cref="TableFormatException">No such column.</exception>
    public string Text(string column)
    {
        var text = Encoding.UTF8.GetString(Cell(column));
        return text.StartsWith(Cells.Defusal) && Cells.NeedsDefusal(text.AsSpan(1)) ? text[1..] : text;
    }

    private ReadOnlySpan<byte> Cell(string column) => _csv.GetSpan(_table.IndexOf(column));

    private TableFormatException Fail(string column, string wanted) =>
        new($"{_table.Path}:{_csv.LineNumber}: column {column}: expected {wanted}, got '{Text(column)}'");
}
