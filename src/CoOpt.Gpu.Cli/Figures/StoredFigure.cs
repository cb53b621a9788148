using CoOpt.Gpu.Figures.Files;

namespace CoOpt.Gpu.Cli.Figures;

/// <summary>A figure in a folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Address">How it is told from others below the folder searched: the folders to it without <c>figures</c>, and its id, with slashes between.</param>
/// <param name="Id">Its id.</param>
internal sealed record StoredFigure(string Folder, string Address, string Id)
{
    /// <summary>Whether a user who types this means the figure: its id, or the end of its address from a slash on, with or without <c>figures</c>.</summary>
    public bool IsCalled(string name)
    {
        var plain = name.Replace($"{FigureFolder.Name}/", "", StringComparison.Ordinal);
        return Address == plain || Address.EndsWith("/" + plain, StringComparison.Ordinal);
    }
}
