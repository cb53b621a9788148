namespace CoOpt.Gpu.Figures.Svg.Typography;

/// <summary>Sizes of type in points: what journals set in figures, 7 to 9.</summary>
internal static class TypeSizes
{
    internal const double Title = 9;
    internal const double Subtitle = 8;
    internal const double AxisTitle = 8;
    internal const double PanelTitle = 8;
    internal const double Label = 7.5;
    internal const double Tick = 7.5;
    internal const double Note = 7;
}
