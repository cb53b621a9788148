namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>A part of a section that stands on lines of its own.</summary>
public abstract record Block;
