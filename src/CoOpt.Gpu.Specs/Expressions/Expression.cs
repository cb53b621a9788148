using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Expressions;

/// <summary>The syntax of the spec's expressions: products of numbers, words, calls and lists.</summary>
internal abstract record Expression;

/// <summary>A number.</summary>
internal sealed record NumberExpression(double Value) : Expression;

/// <summary>A word such as <c>bound</c>.</summary>
internal sealed record WordExpression(string Word) : Expression;

/// <summary>A call such as <c>log(0.1, 64, 16)</c>; <paramref name="Index"/> picks one point of an axis.</summary>
internal sealed record CallExpression(string Name, ImmutableArray<Expression> Arguments, int? Index) : Expression;

/// <summary>A list in brackets.</summary>
internal sealed record ListExpression(ImmutableArray<Expression> Items) : Expression;

/// <summary>A product of two or more factors.</summary>
internal sealed record ProductExpression(ImmutableArray<Expression> Factors) : Expression;

/// <summary>A text that is no expression, with the reason.</summary>
internal sealed class ExpressionException(string message) : Exception(message);
