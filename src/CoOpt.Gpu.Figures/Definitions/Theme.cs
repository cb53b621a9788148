namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>The colours of a picture.</summary>
public enum Theme
{
    /// <summary>Light, and dark where the reader's display prefers it.</summary>
    Auto,

    /// <summary>Dark ink on a light ground.</summary>
    Light,

    /// <summary>Light ink on a dark ground.</summary>
    Dark,
}
