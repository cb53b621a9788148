using CoOpt.Gpu.Engine.Frontiers;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>The bytes of a <see cref="SearchImage"/>.</summary>
internal static class SearchCodec
{
    public static SearchImage Read(ref ImageReader reader)
    {
        var changes = new ProbeImage[reader.Count(1 + sizeof(double), "probes")];
        for (var k = 0; k < changes.Length; k++)
        {
            changes[k] = new(reader.Byte(ProbeImage.LastVerdict, "a verdict"), reader.Number("a growth"));
        }

        if (!reader.Flag("whether a probe is under way"))
        {
            return new([.. changes], [], null);
        }

        var count = reader.Count(sizeof(double), "deviations");
        if (count > FrontierProbe.Points + 1)
        {
            throw reader.Malformed($"{count} deviations of a probe, which takes {FrontierProbe.Points + 1}");
        }

        return new([.. changes], reader.Numbers(count, "deviations"), LaneCodec.Read(ref reader));
    }

    public static void Write(ImageWriter writer, SearchImage image)
    {
        writer.Count(image.Changes.Length);
        foreach (var change in image.Changes)
        {
            writer.Byte(change.Verdict);
            writer.Number(change.Change);
        }

        writer.Flag(image.Lane is not null);
        if (image.Lane is not null)
        {
            writer.Count(image.Deviations.Length);
            writer.Numbers(image.Deviations.AsSpan());
            LaneCodec.Write(writer, image.Lane);
        }
    }
}
