using System.Collections.Immutable;
using System.Text;

namespace CoOpt.Gpu.Fuzz.Inputs;

/// <summary>Changes bytes: flips, other bytes, words and numbers put in, pieces cut, repeated, swapped, nested or taken from another input.</summary>
internal sealed class ByteMutator(ImmutableArray<byte[]> others, ImmutableArray<string> words)
{
    /// <summary>Nearly all inputs stay small, so that a million of them are quick; a few grow to what a file may have.</summary>
    private const int UsualBytes = 20_000, MostBytes = 1_100_000;

    private const int MostSteps = 12;

    private static readonly byte[] Bytes = [0, 9, 10, 13, 27, 32, 34, 39, 44, 46, 48, 57, 58, 91, 92, 93, 95, 123, 125, 127, 128, 0xC2, 0xE2, 0xED, 0xEF, 0xF4, 0xFE, 0xFF];

    private readonly ImmutableArray<byte[]> _words = [.. words.Concat(GeneralWords.All).Select(Encoding.UTF8.GetBytes)];

    /// <summary>The input after one or several changes.</summary>
    public byte[] Mutate(byte[] input, ref FuzzRandom random)
    {
        var bytes = new List<byte>(input.Length + 64);
        bytes.AddRange(input);
        var most = random.OneIn(2000) ? MostBytes : UsualBytes;
        var steps = 1;
        while (steps < MostSteps && !random.OneIn(3))
        {
            steps++;
        }

        for (var k = 0; k < steps; k++)
        {
            Step(bytes, most, ref random);
        }

        return [.. bytes.Count <= most ? bytes : bytes.Take(most)];
    }

    private void Step(List<byte> bytes, int most, ref FuzzRandom random)
    {
        var at = random.Below(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, random.OneIn(4) ? random.Below(bytes.Count + 1) : 1 + random.Below(16));
        switch (random.Below(14))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Below(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = random.OneIn(2) ? random.Of(Bytes) : (byte)random.Below(256);
                break;
            case 2:
                bytes.Insert(at, random.OneIn(2) ? random.Of(Bytes) : (byte)random.Below(256));
                break;
            case 3 or 4:
                bytes.InsertRange(at, random.Of(_words));
                break;
            case 5:
                var (start, end) = Token(bytes, at);
                bytes.RemoveRange(start, end - start);
                bytes.InsertRange(start, random.Of(_words));
                break;
            case 6:
                bytes.RemoveRange(at, length);
                break;
            case 7:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 8:
                Repeat(bytes, at, length, most, ref random);
                break;
            case 9:
                var other = random.Of(others);
                var from = random.Below(other.Length);
                bytes.RemoveRange(at, random.OneIn(2) ? length : 0);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + random.Below(200))).ToArray());
                break;
            case 10 or 11:
                ReplaceNumber(bytes, at, ref random);
                break;
            case 12:
                BinaryNumber(bytes, at, ref random);
                break;
            default:
                Nest(bytes, at, length, most, ref random);
                break;
        }
    }

    private static void Repeat(List<byte> bytes, int at, int length, int most, ref FuzzRandom random)
    {
        var piece = bytes.GetRange(at, length);
        var times = length == 0 ? 0 : Math.Min(1 << random.Below(random.OneIn(8) ? 18 : 6), Math.Max(0, most - bytes.Count) / length);
        bytes.InsertRange(at, [.. Enumerable.Repeat(piece, times).SelectMany(p => p)]);
    }

    private static void Nest(List<byte> bytes, int at, int length, int most, ref FuzzRandom random)
    {
        string[] pairs = ["[]", "{}", "()", "\"\"", "''", "- "];
        var pair = random.Of(pairs);
        var depth = Math.Min(1 << random.Below(random.OneIn(8) ? 16 : 7), Math.Max(0, (most - bytes.Count) / 2));
        bytes.InsertRange(at + length, [.. Enumerable.Repeat((byte)pair[1], depth)]);
        bytes.InsertRange(at, [.. Enumerable.Repeat((byte)pair[0], depth)]);
    }

    private static void ReplaceNumber(List<byte> bytes, int at, ref FuzzRandom random)
    {
        while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9')
        {
            at++;
        }

        var (start, end) = Token(bytes, at);
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.ASCII.GetBytes(random.OneIn(3) ? random.Below(1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture) : random.Of(GeneralWords.Numbers)));
    }

    private static void BinaryNumber(List<byte> bytes, int at, ref FuzzRandom random)
    {
        var width = 1 << random.Below(4);
        var value = random.OneIn(2) ? random.Next() : unchecked((ulong)random.Of(GeneralWords.Wholes));
        for (var k = 0; k < width && at + k < bytes.Count; k++)
        {
            // Both orders of bytes occur among formats.
            bytes[at + k] = (byte)(value >> (8 * (width == 4 ? width - 1 - k : k)));
        }
    }

    private static (int Start, int End) Token(List<byte> bytes, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && IsWord(bytes[start - 1]))
        {
            start--;
        }

        while (end < bytes.Count && IsWord(bytes[end]))
        {
            end++;
        }

        return (start, end);
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'_';
}
