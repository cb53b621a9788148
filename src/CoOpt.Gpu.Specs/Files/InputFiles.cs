using System.Security.Cryptography;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Files;

/// <summary>Reads the data files that a spec names, each once, and keeps their contents: what is edited later cannot reach a running sweep.</summary>
internal sealed class InputFiles(DiagnosticBag bag)
{
    private const int MaximumBytes = 1_000_000_000;

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CsvTable?> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MnistSet?> _mnist = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, InputFile> _files = new(StringComparer.Ordinal);

    public IEnumerable<InputFile> Files => _files.Values;

    /// <summary>The absolute path of a name that was read.</summary>
    public string PathOf(string name) => _paths[name];

    public CsvTable Table(string path) => _tables[path] ?? throw new InvalidOperationException($"{path} could not be read");

    public MnistSet Mnist(string path) => _mnist[path] ?? throw new InvalidOperationException($"{path} could not be read");

    public CsvTable? FindTable(string name) => _paths.TryGetValue(name, out var path) ? _tables.GetValueOrDefault(path) : null;

    public MnistSet? FindMnist(string name) => _paths.TryGetValue(name, out var path) ? _mnist.GetValueOrDefault(path) : null;

    /// <summary>Reads a CSV file, if it has not been read.</summary>
    public void AddTable(string name, string folder, SpecPlace place)
    {
        if (Register(name, folder, place) is { } path && !_tables.ContainsKey(path))
        {
            _tables[path] = ReadBytes(name, path, place) is { } bytes ? CsvTable.Read(bytes, name, bag) : null;
        }
    }

    /// <summary>Reads MNIST's folder, if it has not been read.</summary>
    public void AddMnist(string name, string folder, SpecPlace place)
    {
        if (Register(name, folder, place) is { } path && !_mnist.ContainsKey(path))
        {
            _mnist[path] = ReadMnist(name, path, place);
        }
    }

    /// <summary>Reads a file or MNIST's folder at a recorded absolute path, whatever its name is relative to.</summary>
    public void AddAt(string name, string path, SpecPlace place, bool isFolder)
    {
        _paths[name] = path;
        if (isFolder)
        {
            _mnist[path] = ReadMnist(name, path, place);
        }
        else
        {
            _tables[path] = ReadBytes(name, path, place) is { } bytes ? CsvTable.Read(bytes, name, bag) : null;
        }
    }

    private string? Register(string name, string folder, SpecPlace place)
    {
        string path;
        try
        {
            path = Path.GetFullPath(name, folder);
        }
        catch (ArgumentException)
        {
            bag.Add(DiagnosticCatalogue.DataFile, $"'{name}' is not a path", place);
            return null;
        }

        if (!_paths.TryAdd(name, path) && _paths[name] != path)
        {
            bag.Add(DiagnosticCatalogue.DataFile, $"{name} means {_paths[name]} in the spec and {path} in an option; write one of them as an absolute path", place);
            return null;
        }

        return path;
    }

    private byte[]? ReadBytes(string name, string path, SpecPlace place)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaximumBytes)
            {
                bag.Add(DiagnosticCatalogue.DataTooLarge, FormattableString.Invariant($"{name} has more than {MaximumBytes} bytes"), place);
                return null;
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            _files[name] = new InputFile(name, path, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            bag.Add(DiagnosticCatalogue.DataFile, $"{name} was not found at {path}", place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            bag.Add(DiagnosticCatalogue.DataFile, $"{name} cannot be read at {path}: {e.Message}", place);
        }

        return null;
    }

    private MnistSet? ReadMnist(string name, string path, SpecPlace place)
    {
        static string? Present(string folder, string file) => new[] { file, file + ".gz" }.FirstOrDefault(f => File.Exists(Path.Combine(folder, f)));

        foreach (var pair in MnistSet.Pairs)
        {
            if (Present(path, pair.Images) is { } images && Present(path, pair.Labels) is { } labels)
            {
                return ReadMnist(name, path, images, labels, place);
            }
        }

        var wanted = string.Join(", or ", MnistSet.Pairs.Select(p => $"{p.Images} and {p.Labels}"));
        bag.Add(
            DiagnosticCatalogue.MnistFolder,
            $"no MNIST images in {path}: the folder must hold {wanted}, each plain or with .gz, as every MNIST distribution names them; "
            + "put them there, or name your folder with mnist: FOLDER in the spec or --set problem.learning.data.mnist=FOLDER",
            place);
        return null;
    }

    private MnistSet? ReadMnist(string name, string path, string imagesFile, string labelsFile, SpecPlace place)
    {
        var images = ReadIdx(name, path, imagesFile, 3, IdxArray.MaximumBytes, place);
        var labels = ReadIdx(name, path, labelsFile, 1, IdxArray.MaximumBytes - (images?.Data.Length ?? 0), place);
        if (images is null || labels is null)
        {
            return null;
        }

        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            bag.Add(
                DiagnosticCatalogue.Idx,
                FormattableString.Invariant($"{imagesFile} holds {images.Dimensions[0]} images, {labelsFile} {labels.Dimensions[0]} labels"),
                place);
            return null;
        }

        if (labels.Data.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9) is var at && at >= 0)
        {
            bag.Add(DiagnosticCatalogue.Idx, FormattableString.Invariant($"{labelsFile} holds the label {labels.Data[at]} at {at}; digits are 0 to 9"), place);
            return null;
        }

        return new MnistSet(images.Dimensions[1] * images.Dimensions[2], images.Data, labels.Data);
    }

    private IdxArray? ReadIdx(string name, string folder, string file, int rank, int most, SpecPlace place)
    {
        var shown = $"{name.TrimEnd('/')}/{file}";
        if (ReadBytes(shown, Path.Combine(folder, file), place) is not { } bytes)
        {
            return null;
        }

        try
        {
            return IdxArray.Read(bytes, rank, most);
        }
        catch (InvalidDataException e)
        {
            bag.Add(DiagnosticCatalogue.Idx, $"{shown} is not an IDX file of rank {rank}: {e.Message}", place);
            return null;
        }
    }
}
