namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>Where series are named.</summary>
internal enum Labelling
{
    /// <summary>Beside the ends of their lines.</summary>
    Direct,

    /// <summary>In a key above the panels.</summary>
    Key,
}
