using System.Collections;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Trace rows whose count of messages is told in bits.</summary>
/// <param name="rows">The rows.</param>
/// <param name="bitsPerMessage">Bits of a message.</param>
internal sealed class ScaledRows(IReadOnlyList<TraceRow> rows, double bitsPerMessage) : IReadOnlyList<TraceRow>
{
    public int Count => rows.Count;

    public TraceRow this[int index] => rows[index] with { Bits = rows[index].Bits * bitsPerMessage };

    public IEnumerator<TraceRow> GetEnumerator()
    {
        for (var k = 0; k < rows.Count; k++)
        {
            yield return this[k];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
