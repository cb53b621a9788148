using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>The bytes of a <see cref="LaneImage"/>.</summary>
internal static class LaneCodec
{
    public static LaneImage Read(ref ImageReader reader)
    {
        var rows = reader.Numbers(reader.Count(sizeof(double), "scalars of a lane"), "scalars of a lane");
        return new(rows, reader.Numbers(reader.Count(sizeof(double), "numbers of a state"), "numbers of a state"));
    }

    public static void Write(ImageWriter writer, LaneImage image)
    {
        writer.Count(image.Rows.Length);
        writer.Numbers(image.Rows.AsSpan());
        writer.Count(image.State.Length);
        writer.Numbers(image.State.AsSpan());
    }
}
