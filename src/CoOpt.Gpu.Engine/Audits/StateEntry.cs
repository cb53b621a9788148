using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>One number of a state; written as <c>x[3]</c>, <c>y[2,1]</c>, <c>s[2,1]</c>: node, then parameter.</summary>
internal readonly record struct StateEntry(StateVariable Variable, int Node, int Component)
{
    /// <summary>Every number of two states.</summary>
    public static IEnumerable<(StateEntry Entry, double First, double Second)> Pairs(ReferenceState first, ReferenceState second, int parameters)
    {
        for (var i = 0; i < first.X.Length; i++)
        {
            yield return (new StateEntry(StateVariable.X, i, 0), first.X[i], second.X[i]);
        }

        for (var i = 0; i < first.Y.Length; i++)
        {
            yield return (new StateEntry(StateVariable.Y, i / parameters, i % parameters), first.Y[i], second.Y[i]);
        }

        for (var i = 0; i < first.S.Length; i++)
        {
            yield return (new StateEntry(StateVariable.S, i / parameters, i % parameters), first.S[i], second.S[i]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Variable switch
    {
        StateVariable.X => FormattableString.Invariant($"x[{Node}]"),
        StateVariable.Y => FormattableString.Invariant($"y[{Node},{Component}]"),
        _ => FormattableString.Invariant($"s[{Node},{Component}]"),
    };
}
