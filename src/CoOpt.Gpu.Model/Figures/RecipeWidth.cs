namespace CoOpt.Gpu.Model.Figures;

/// <summary>The printed width of a figure.</summary>
public enum RecipeWidth
{
    /// <summary>One column of a two-column page.</summary>
    Column,

    /// <summary>The full width of the text.</summary>
    Page,
}
