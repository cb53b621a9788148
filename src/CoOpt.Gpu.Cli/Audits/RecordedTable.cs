using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>A table of a run, in one file or in parts by ascending instance, read once from its beginning to its end.</summary>
internal sealed class RecordedTable(IReadOnlyList<string> parts) : IDisposable
{
    private readonly List<long?> _firsts = [];
    private int _part = -1;
    private TableReader? _table;
    private bool _hasRow;

    /// <summary>Whether there is any.</summary>
    public bool Exists => parts.Count > 0;

    /// <summary>The table of a run's folder: a file, or the parts of a folder.</summary>
    public static RecordedTable Of(string path) => new(
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? [.. Directory.GetFiles(path, "part-*.csv").Order(StringComparer.Ordinal)]
        : []);

    /// <summary>The table at the first row of <paramref name="instance"/>, which is after those asked for before; null where it has none.</summary>
    /// <exception cref="TableFormatException">The table is malformed.</exception>
    public TableReader? Find(long instance)
    {
        while (_part + 1 < parts.Count && FirstOf(_part + 1) is var first && (first is null || first <= instance))
        {
            Open(_part + 1);
        }

        while (_hasRow && At < instance)
        {
            _hasRow = _table!.Read();
        }

        return _hasRow && At == instance ? _table : null;
    }

    /// <summary>Goes to the next row of the same instance.</summary>
    public bool Next()
    {
        var at = At;
        _hasRow = _table!.Read();
        return _hasRow && At == at;
    }

    /// <inheritdoc/>
    public void Dispose() => _table?.Dispose();

    private long? At => _table!.Row.Whole("instance");

    private long? FirstOf(int part)
    {
        while (_firsts.Count <= part)
        {
            using var table = TableReader.Open(parts[_firsts.Count]);
            _firsts.Add(table.Read() ? table.Row.Whole("instance") : null);
        }

        return _firsts[part];
    }

    private void Open(int part)
    {
        _table?.Dispose();
        _part = part;
        _table = TableReader.Open(parts[part]);
        _hasRow = _table.Read();
    }
}
