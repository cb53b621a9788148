namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>The head of a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNumber">Whether its cells are numbers, which stand to the right.</param>
public sealed record TableHead(string Name, bool IsNumber = false)
{
    /// <summary>A column of texts.</summary>
    public static implicit operator TableHead(string name) => new(name);
}
