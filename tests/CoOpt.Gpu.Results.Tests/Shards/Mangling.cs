namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>Damages bytes as disks, copies and editors do: flips, cuts, extends, swaps, repeats; never to what they were.</summary>
internal static class Mangling
{
    private const int Ways = 6;

    internal static byte[] Of(byte[] bytes, Random random)
    {
        while (true)
        {
            var mangled = Once(bytes, random);
            if (!mangled.AsSpan().SequenceEqual(bytes))
            {
                return mangled;
            }
        }
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        var place = random.Next(bytes.Length);
        var length = random.Next(1, 1 + Math.Min(64, bytes.Length - place));
        switch (random.Next(Ways))
        {
            case 0:
                var flipped = bytes.ToArray();
                flipped[place] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return bytes[..place];
            case 2:
                var more = new byte[random.Next(1, 100)];
                random.NextBytes(more);
                return [.. bytes, .. more];
            case 3:
                var noise = bytes.ToArray();
                random.NextBytes(noise.AsSpan(place, length));
                return noise;
            case 4:
                return [.. bytes[..place], .. bytes[(place + length)..]];
            default:
                return [.. bytes[..(place + length)], .. bytes[place..]];
        }
    }
}
