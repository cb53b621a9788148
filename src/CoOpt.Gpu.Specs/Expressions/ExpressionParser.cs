using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Expressions;

/// <summary>
/// Recursive descent over <c>product := factor ('*' factor)*</c>, <c>factor := number | word | word '(' products ')' ['[' k ']'] | '[' products ']'</c>.
/// </summary>
internal sealed class ExpressionParser
{
    /// <summary>Calls hold calls at most once in any valid text; the limit keeps hostile ones off the stack.</summary>
    private const int MaximumDepth = 8;

    private readonly string _text;
    private int _at;

    private ExpressionParser(string text) => _text = text;

    /// <summary>Parses a whole text.</summary>
    /// <exception cref="ExpressionException">With the reason.</exception>
    public static Expression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var result = parser.Product(0);
        parser.Skip();
        return parser._at == text.Length ? result : throw new ExpressionException($"'{text[parser._at..]}' is left over in '{text}'");
    }

    private Expression Product(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new ExpressionException("nested too deeply");
        }

        var first = Factor(depth);
        if (!Take('*'))
        {
            return first;
        }

        var factors = ImmutableArray.CreateBuilder<Expression>();
        factors.Add(first);
        do
        {
            factors.Add(Factor(depth));
        }
        while (Take('*'));

        return new ProductExpression(factors.ToImmutable());
    }

    private Expression Factor(int depth)
    {
        Skip();
        if (_at == _text.Length)
        {
            throw new ExpressionException($"'{_text}' ends too early");
        }

        if (Take('['))
        {
            return new ListExpression(Arguments(']', depth));
        }

        var start = _at;
        var c = _text[_at];
        if (char.IsAsciiLetter(c))
        {
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_'))
            {
                _at++;
            }

            var word = _text[start.._at];
            return Take('(') ? new CallExpression(word, Arguments(')', depth), Subscript()) : new WordExpression(word);
        }

        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '.' || (_text[_at] is '+' or '-' && (_at == start || _text[_at - 1] is 'e' or 'E'))))
        {
            _at++;
        }

        return _at > start && CoreScalar.ReadNumber(_text[start.._at]) is { } number && double.IsFinite(number)
            ? new NumberExpression(number)
            : throw new ExpressionException($"'{_text[start..Math.Min(_text.Length, Math.Max(_at, start + 1))]}' is not a number");
    }

    private ImmutableArray<Expression> Arguments(char close, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Expression>();
        if (Take(close))
        {
            return [];
        }

        do
        {
            items.Add(Product(depth + 1));
        }
        while (Take(','));

        return Take(close) ? items.ToImmutable() : throw new ExpressionException($"'{close}' is missing in '{_text}'");
    }

    private int? Subscript()
    {
        if (!Take('['))
        {
            return null;
        }

        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && Take(']')
            ? index
            : throw new ExpressionException($"'{_text}' has a subscript that is no whole number");
    }

    private bool Take(char c)
    {
        Skip();
        if (_at < _text.Length && _text[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Skip()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
