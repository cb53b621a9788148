namespace CoOpt.Gpu.Engine.Images;

/// <summary>
/// The bytes in which an instance under way is kept outside of the program: version, <see cref="Instance"/>, <see cref="Origin"/>, then which of <see cref="Search"/> and <see cref="Run"/> there is, and these.
/// Every count comes before what it counts; numbers are little-endian, float64 by their bits. Nothing here is trusted: what is read is refused where it is not exactly what would be written.
/// </summary>
/// <param name="Instance">Index in the sweep.</param>
/// <param name="Origin">What the instance begins with, as <see cref="ImageOrigin.Of"/> tells it: an image made from other numbers is not taken up.</param>
/// <param name="Search">The search for α; null where α is given.</param>
/// <param name="Run">The run; null where it has not begun.</param>
public sealed record InstancePayload(long Instance, ulong Origin, SearchImage? Search, RunImage? Run)
{
    private const byte Version = 1;
    private const long LongestSearch = 1 << 20;

    /// <summary>How far it is: the more, the farther, with no unit. A search counts its probes; a run begins beyond the longest search; an end is beyond all.</summary>
    public long Progress => Run switch
    {
        { End: not null } => long.MaxValue,
        { } run => LongestSearch + run.Steps,
        _ => Math.Min(Search?.Changes.Length ?? 0, LongestSearch - 1),
    };

    /// <summary>Reads an image. Takes no more memory than a small multiple of <paramref name="bytes"/>.</summary>
    /// <exception cref="MalformedImageException">They are no image, or one of another version.</exception>
    public static InstancePayload Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ImageReader(bytes);
        var version = reader.Byte(byte.MaxValue, "the version");
        if (version != Version)
        {
            throw reader.Malformed($"an image of version {version}; this program reads version {Version}");
        }

        var (instance, origin) = (reader.Whole("the instance"), reader.Bits("the origin"));
        var search = reader.Flag("whether there is a search") ? SearchCodec.Read(ref reader) : null;
        var run = reader.Flag("whether there is a run") ? RunCodec.Read(ref reader, instance) : null;
        return reader.IsAtEnd ? new(instance, origin, search, run) : throw reader.Malformed("more bytes than an image has");
    }

    /// <summary>The bytes that <see cref="Parse"/> reads.</summary>
    public byte[] ToBytes()
    {
        var writer = new ImageWriter();
        writer.Byte(Version);
        writer.Whole(Instance);
        writer.Bits(Origin);
        writer.Flag(Search is not null);
        if (Search is not null)
        {
            SearchCodec.Write(writer, Search);
        }

        writer.Flag(Run is not null);
        if (Run is not null)
        {
            RunCodec.Write(writer, Run);
        }

        return writer.ToArray();
    }
}
