using System.Globalization;
using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A condition on rows: <c>alpha/bound_printed &lt; 1</c>, <c>outcome != diverged</c>. A row without the number meets no comparison of numbers; an empty cell differs from every text.</summary>
internal sealed class RowCondition
{
    private static readonly string[] Operators = ["!=", "<=", ">=", "=", "<", ">"];
    private readonly RowExpression _left;
    private readonly string _operator;
    private readonly double _right;

    private RowCondition(RowExpression left, string operation, double right) => (_left, _operator, _right) = (left, operation, right);

    /// <summary>Reads a condition over the columns of <paramref name="table"/>.</summary>
    /// <exception cref="RecipeException">It is not a condition.</exception>
    /// <exception cref="TableFormatException">It names a column that is missing or holds texts.</exception>
    public static RowCondition Parse(string text, DataTable table)
    {
        var (at, operation) = Operators.Select(o => (At: text.IndexOf(o, StringComparison.Ordinal), Operator: o)).Where(o => o.At > 0)
            .OrderBy(o => o.At).ThenByDescending(o => o.Operator.Length).FirstOrDefault();
        if (operation is null)
        {
            throw new RecipeException($"'{text}' is not a condition; write an expression, one of = != < <= > >=, and a number or text");
        }

        var (left, right) = (text[..at].Trim(), text[(at + operation.Length)..].Trim());
        var isNumber = double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return operation is "=" or "!=" && (!isNumber || (table.Has(left) && !table[left].IsNumber))
            ? new RowCondition(RowExpression.Parse($"{left}={right}", table), operation, 1)
            : isNumber ? new RowCondition(RowExpression.Parse(left, table), operation, number)
            : throw new RecipeException($"'{text}' compares with '{right}', which is not a number");
    }

    /// <summary>Whether a row meets it.</summary>
    public bool Holds(DataTable table, int row)
    {
        var value = _left.Of(table, row);
        return _operator switch
        {
            "=" => value == _right,
            "!=" => value != _right && !double.IsNaN(value),
            "<" => value < _right,
            "<=" => value <= _right,
            ">" => value > _right,
            _ => value >= _right,
        };
    }
}
