using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>
/// A number per row of a table: a column (<c>cost_gap</c>; booleans count as 1 and 0), the ratio of two (<c>cost_gap/cost_opt</c>), their difference
/// (<c>accuracy-accuracy_opt</c>), a multiple of a power (<c>0.25*links.rho^2</c>, as theory's orders are), or whether a column has a text
/// (<c>outcome=converged</c>, 1 or 0); any of them in <c>abs(…)</c> without its sign.
/// </summary>
public sealed partial class RowExpression
{
    private readonly char _operator;
    private readonly string _left;
    private readonly string _right;
    private readonly bool _magnitude;
    private readonly double _factor = 1;
    private readonly double _power = 1;

    private RowExpression(string text, bool magnitude, char operation, string left, string right) =>
        (Text, _magnitude, _operator, _left, _right) = (text, magnitude, operation, left, right);

    private RowExpression(string text, bool magnitude, string column, double factor, double power)
        : this(text, magnitude, ' ', column, "") => (_factor, _power) = (factor, power);

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>The columns it reads.</summary>
    public ImmutableArray<string> Columns => _operator is '/' or '-' ? [_left, _right] : [_left];

    /// <summary>Whether it is 1 or 0: whether a column has a text.</summary>
    public bool IsIndicator => _operator == '=';

    /// <summary>Whether it is a power of a column, whose unit is then another.</summary>
    public bool IsPower => _power != 1;

    /// <summary>Reads an expression over the columns of <paramref name="table"/>.</summary>
    /// <exception cref="TableFormatException">It names a column that the table does not have.</exception>
    public static RowExpression Parse(string text, TableReader table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var expression = Parse(text);
        foreach (var column in expression.Columns)
        {
            table.Require(column);
        }

        return expression;
    }

    /// <summary>Reads an expression over the columns of <paramref name="table"/>.</summary>
    /// <exception cref="TableFormatException">It names a column that the table does not have, or computes with one of texts.</exception>
    public static RowExpression Parse(string text, DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var expression = Parse(text);
        foreach (var column in expression.Columns)
        {
            _ = expression.IsIndicator ? table[column].Count : table.Numbers(column).Length;
        }

        return expression;
    }

    /// <summary>The number of the current row of <paramref name="table"/>; NaN where a cell it needs is empty.</summary>
    /// <exception cref="TableFormatException">A cell is neither a number nor a boolean.</exception>
    public double Of(TableReader table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return IsIndicator
            ? Signed(table.Row.Text(_left) == _right ? 1 : 0, 0)
            : Signed(table.Row.Numeric(_left), _right.Length > 0 ? table.Row.Numeric(_right) : 0);
    }

    /// <summary>The number of row <paramref name="row"/> of <paramref name="table"/>; NaN where a cell it needs is empty.</summary>
    /// <exception cref="TableFormatException">A column is missing, or holds texts.</exception>
    public double Of(DataTable table, int row)
    {
        ArgumentNullException.ThrowIfNull(table);
        return IsIndicator
            ? Signed(Matches(table[_left], row) ? 1 : 0, 0)
            : Signed(table.Numbers(_left)[row], _right.Length > 0 ? table.Numbers(_right)[row] : 0);
    }

    /// <summary>Reads an expression without asking whether its columns are there.</summary>
    public static RowExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        var magnitude = text.StartsWith("abs(", StringComparison.Ordinal) && text.EndsWith(')');
        var inner = magnitude ? text[4..^1].Trim() : text;
        if (Monomial().Match(inner) is { Success: true } m)
        {
            return new RowExpression(text, magnitude, m.Groups["column"].Value, Number(m.Groups["factor"]), Number(m.Groups["power"]));
        }

        var at = inner.IndexOfAny(['/', '-', '=']);
        return at < 0
            ? new RowExpression(text, magnitude, ' ', inner, "")
            : new RowExpression(text, magnitude, inner[at], inner[..at].Trim(), inner[(at + 1)..].Trim());
    }

    /// <summary>Whether a cell reads as the text; in a column of numbers that also held booleans, true is 1.</summary>
    private bool Matches(DataColumn column, int row) =>
        !column.IsNumber ? column.Texts[row] == _right
        : double.IsNaN(column.Numbers[row]) ? _right.Length == 0
        : column.Numbers[row] == _right switch
        {
            "true" => 1,
            "false" => 0,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.TryParse(_right, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
        };

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^(?:(?<factor>[0-9]+(?:\.[0-9]+)?)\*)?(?<column>[A-Za-z][A-Za-z0-9_.]*)(?:\^(?<power>[0-9]+(?:\.[0-9]+)?))?$")]
    private static partial Regex Monomial();

    private double Signed(double left, double right)
    {
        var value = _operator switch
        {
            '/' => left / right,
            '-' => left - right,
            _ => _power == 1 ? _factor * left : _factor * Math.Pow(left, _power),
        };
        return _magnitude ? Math.Abs(value) : value;
    }
}
