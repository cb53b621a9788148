using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Cli.Figures;

/// <summary>Finds figures below a folder.</summary>
internal static class FigureSearch
{
    private const int ShownAddresses = 6;

    // Links are not followed: they may lead anywhere, and round in circles.
    private static readonly EnumerationOptions Folders = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>The figures of the folder itself and of every <c>figures</c> folder below it, by address.</summary>
    /// <exception cref="CommandException">There is no such folder.</exception>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public static ImmutableArray<StoredFigure> Below(string folder, string shown)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandException(Fault.Usage, $"--in {shown}: there is no such folder");
        }

        return
        [
            .. Directory.EnumerateDirectories(folder, FigureFolder.Name, Folders).Prepend(folder)
                .SelectMany(f => FigureFolder.List(f).Where(id => f != folder || IsFigure(f, id)).Select(id => new StoredFigure(f, Address(folder, f, id), id)))
                .OrderBy(f => f.Address, StringComparer.Ordinal).ThenBy(f => f.Folder, StringComparer.Ordinal),
        ];
    }

    /// <summary>The figures that the user names, each once; all where no name is given.</summary>
    /// <exception cref="CommandException">There is no figure at all, or a name is that of none, or of several.</exception>
    public static ImmutableArray<StoredFigure> Select(ImmutableArray<StoredFigure> all, IReadOnlyList<string> names, string shown) =>
        all.IsEmpty ? throw new CommandException(Fault.Usage, $"there are no figures below {shown} (`coopt report RUN` makes some)")
        : names.Count == 0 ? all : [.. names.Select(name => One(all, name, shown)).Distinct()];

    private static StoredFigure One(ImmutableArray<StoredFigure> all, string name, string shown)
    {
        var called = all.Where(f => f.IsCalled(name)).ToArray();
        if (called.Length == 1)
        {
            return called[0];
        }

        if (called.Length > 1)
        {
            var more = called.Length > ShownAddresses ? FormattableString.Invariant($" and {called.Length - ShownAddresses} more") : "";
            throw new CommandException(Fault.Usage, $"'{name}' is the name of several figures: {string.Join(", ", called.Take(ShownAddresses).Select(f => f.Address))}{more}; give one of these");
        }

        var near = NearestName.Find(name, all.Select(f => f.Id).Concat(all.Select(f => f.Address)).Distinct()) is { } n ? $"; did you mean '{n}'?" : "";
        throw new CommandException(Fault.Usage, $"no figure '{name}' below {shown}{near}");
    }

    // Beside a figures folder tables of a run may lie; only what has a document counts there.
    private static bool IsFigure(string folder, string id) => Path.GetFileName(folder) == FigureFolder.Name || File.Exists(Path.Combine(folder, id + FigureFolder.Document));

    private static string Address(string root, string folder, string id)
    {
        var relative = Path.GetRelativePath(root, folder).Replace(Path.DirectorySeparatorChar, '/');
        var folders = relative.Split('/').Where(f => f is not ("." or FigureFolder.Name));
        return string.Join('/', folders.Append(id));
    }
}
