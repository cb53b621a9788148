using System.IO.MemoryMappedFiles;

namespace CoOpt.Gpu.Fuzz.Running;

/// <summary>Which input is being parsed: in a file that outlives the process whatever it dies of.</summary>
internal sealed class Progress : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public Progress(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, sizeof(long));
        _view = _file.CreateViewAccessor(0, sizeof(long));
    }

    /// <summary>The input's index plus one; 0 before the first.</summary>
    public long Current
    {
        get => _view.ReadInt64(0);
        set => _view.Write(0, value);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
