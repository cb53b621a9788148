using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>
/// A number per row of a table: a column (<c>cost_gap</c>; booleans count as 1 and 0), the ratio of two (<c>cost_gap/cost_opt</c>), their difference
/// (<c>accuracy-accuracy_opt</c>), or whether a column has a text (<c>outcome=converged</c>, 1 or 0); any of them
/// in <c>abs(…)</c> without its sign.
/// </summary>
public sealed class RowExpression
{
    private readonly char _operator;
    private readonly string _left;
    private readonly string _right;
    private readonly bool _magnitude;

    private RowExpression(string text, bool magnitude, char operation, string left, string right) =>
        (Text, _magnitude, _operator, _left, _right) = (text, magnitude, operation, left, right);

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression over the columns of <paramref name="table"/>.</summary>
    /// <exception cref="TableFormatException">It names a column that the table does not have.</exception>
    public static RowExpression Parse(string text, TableReader table)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(table);
        text = text.Trim();
        var magnitude = text.StartsWith("abs(", StringComparison.Ordinal) && text.EndsWith(')');
        var inner = magnitude ? text[4..^1].Trim() : text;
        var at = inner.IndexOfAny(['/', '-', '=']);
        var expression = at < 0
            ? new RowExpression(text, magnitude, ' ', inner, "")
            : new RowExpression(text, magnitude, inner[at], inner[..at].Trim(), inner[(at + 1)..].Trim());
        table.Require(expression._left);
        if (expression._operator is '/' or '-')
        {
            table.Require(expression._right);
        }

        return expression;
    }

    /// <summary>The number of the current row of <paramref name="table"/>; NaN where a cell it needs is empty.</summary>
    /// <exception cref="TableFormatException">A cell is neither a number nor a boolean.</exception>
    public double Of(TableReader table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var value = _operator switch
        {
            '=' => table.Row.Text(_left) == _right ? 1 : 0,
            '/' => Number(table, _left) / Number(table, _right),
            '-' => Number(table, _left) - Number(table, _right),
            _ => Number(table, _left),
        };
        return _magnitude ? Math.Abs(value) : value;
    }

    private static double Number(TableReader table, string column) => table.Row.Text(column) switch
    {
        "true" => 1,
        "false" => 0,
        _ => table.Row.Number(column),
    };
}
