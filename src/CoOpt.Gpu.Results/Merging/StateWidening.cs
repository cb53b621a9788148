using System.Text;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Merging;

/// <summary>
/// Rows of states <c>instance,step,node,x,y0,…,z0,…</c> made as wide as a part's largest instance: the parameters an instance does not have are empty cells, behind its y and behind its z.
/// </summary>
/// <param name="parameters">The parameters a node that the output has columns for.</param>
internal sealed class StateWidening(int parameters)
{
    private const byte Comma = (byte)',', LineFeed = (byte)'\n';

    /// <summary>instance, step, node and x.</summary>
    private const int FixedCells = 4;

    private byte[] _filling = [];
    private int _lastOfY;
    private int _cell;

    /// <summary>The output's header, with its line end.</summary>
    internal byte[] Header => HeaderOf(parameters);

    /// <summary>The header of a table for <paramref name="count"/> parameters a node.</summary>
    internal static byte[] HeaderOf(int count) => Encoding.ASCII.GetBytes(string.Join(',', StateTable.Header(count)) + "\n");

    /// <summary>Begins with the rows of a table for <paramref name="count"/> parameters a node.</summary>
    internal void Begin(int count)
    {
        _filling = new byte[parameters - count];
        _filling.AsSpan().Fill(Comma);
        _lastOfY = FixedCells + count - 1;
        _cell = 0;
    }

    /// <summary>Writes some bytes of the rows. Cells are numbers, never quoted.</summary>
    internal void Write(ReadOnlySpan<byte> rows, Stream output)
    {
        if (_filling.Length == 0)
        {
            output.Write(rows);
            return;
        }

        while (rows.IndexOfAny(Comma, LineFeed) is var end and >= 0)
        {
            output.Write(rows[..end]);
            if (_cell == _lastOfY)
            {
                output.Write(_filling);
            }

            _cell++;
            if (rows[end] == LineFeed)
            {
                output.Write(_filling);
                _cell = 0;
            }

            output.Write(rows.Slice(end, 1));
            rows = rows[(end + 1)..];
        }

        output.Write(rows);
    }
}
