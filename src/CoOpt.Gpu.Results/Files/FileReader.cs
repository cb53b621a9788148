namespace CoOpt.Gpu.Results.Files;

/// <summary>A file being read from start to end, unbuffered: read in large pieces.</summary>
internal sealed class FileReader : Stream
{
    private readonly IFileOperations _operations;
    private readonly string _path;
    private int _handle;
    private long _position;

    internal FileReader(string path, int handle, IFileOperations operations)
    {
        (_path, _handle, _operations) = (path, handle, operations);
        Length = operations.Length(handle);
        if (Length < 0)
        {
            Dispose(true);
            throw new ResultFileException(path, "look at", (int)-Length);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>The file's length when it was opened.</summary>
    public override long Length { get; }

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    /// <exception cref="ResultFileException">Reading failed.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _operations.Read(_handle, buffer);
        _position += Math.Max(0, read);
        return read >= 0 ? read : throw new ResultFileException(_path, "read", -read);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Goes on to <paramref name="offset"/>; false where that is beyond the end.</summary>
    /// <exception cref="ResultFileException">It cannot.</exception>
    internal bool TrySkip(long offset)
    {
        var result = offset > Length ? -1 : _operations.Seek(_handle, offset);
        return offset <= Length && (result >= 0 ? true : throw new ResultFileException(_path, "seek", (int)-result));
    }

    /// <summary>All of it.</summary>
    /// <exception cref="InvalidDataException">It has more than <paramref name="limit"/> bytes, or another number of them than when it was opened.</exception>
    internal byte[] ReadAll(int limit)
    {
        if (Length > limit)
        {
            throw new InvalidDataException(FormattableString.Invariant($"it has {Length} bytes, more than {limit}"));
        }

        var bytes = new byte[Length];
        var read = this.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length && Read(new byte[1]) == 0 ? bytes : throw new InvalidDataException("it changed while it was read");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_handle >= 0)
        {
            _ = _operations.Close(_handle);
            _handle = -1;
        }

        base.Dispose(disposing);
    }
}
