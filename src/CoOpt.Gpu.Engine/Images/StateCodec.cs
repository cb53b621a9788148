using System.Collections.Immutable;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>The bytes of the states of one instance, which are all of one size.</summary>
internal static class StateCodec
{
    public static ImmutableArray<StateSnapshot> Read(ref ImageReader reader, long instance)
    {
        // Each has a step at least; what its numbers need is checked with the count of the next ones.
        var states = new StateSnapshot[reader.Count(sizeof(long), "states")];
        if (states.Length == 0)
        {
            return [];
        }

        var (nodes, parameters) = (reader.Count(sizeof(double), "numbers of x"), reader.Count(2 * sizeof(double), "numbers of y"));
        for (var k = 0; k < states.Length; k++)
        {
            states[k] = new(instance, reader.Whole("a step"), reader.Numbers(nodes, "x"), reader.Numbers(parameters, "y"), reader.Numbers(parameters, "z"));
        }

        return ImmutableArray.Create(states);
    }

    public static void Write(ImageWriter writer, ImmutableArray<StateSnapshot> states)
    {
        writer.Count(states.Length);
        if (!states.IsEmpty)
        {
            writer.Count(states[0].X.Length);
            writer.Count(states[0].Y.Length);
        }

        foreach (var state in states)
        {
            writer.Whole(state.Step);
            writer.Numbers(state.X.AsSpan());
            writer.Numbers(state.Y.AsSpan());
            writer.Numbers(state.Z.AsSpan());
        }
    }
}
