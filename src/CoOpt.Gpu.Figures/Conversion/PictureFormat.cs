namespace CoOpt.Gpu.Figures.Conversion;

/// <summary>What a picture is written as.</summary>
public enum PictureFormat
{
    /// <summary>Scalable Vector Graphics, by us.</summary>
    Svg,

    /// <summary>Portable Document Format, vectors and embedded fonts, at the figure's printed size.</summary>
    Pdf,

    /// <summary>Portable Network Graphics, pixels.</summary>
    Png,
}
