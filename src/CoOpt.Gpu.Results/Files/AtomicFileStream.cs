using System.Security.Cryptography;

namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// A file that appears whole or not at all. Bytes go to a temporary file of the same folder (exclusive, links not followed); <see cref="Commit"/> makes them durable
/// (write, fsync, close, rename, fsync of the folder, each checked). Without a commit, or on any failure, the temporary file is removed and an earlier file of
/// that name is left as it was. For one thread at a time.
/// </summary>
public sealed class AtomicFileStream : Stream
{
    /// <summary>Large enough that a write costs little beside the copy; below the 85,000 bytes from which on an array counts as old at once, so that a run of many small files would collect its whole heap for each.</summary>
    internal const int BufferBytes = 1 << 16;

    private readonly TemporaryFile _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _buffered;
    private long _length;

    /// <summary>Starts file <paramref name="path"/> in a folder that exists and is not a symbolic link.</summary>
    /// <exception cref="ResultFileException">The folder or the temporary file cannot be opened.</exception>
    public AtomicFileStream(string path)
        : this(path, FileOperations.Current)
    {
    }

    internal AtomicFileStream(string path, IFileOperations operations)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _file = new TemporaryFile(path, () => operations.OpenFolder(Path.GetDirectoryName(Path.GetFullPath(path))!), operations);
    }

    /// <summary>Starts file <paramref name="name"/> in an open folder.</summary>
    /// <exception cref="ResultFileException">The temporary file cannot be opened.</exception>
    internal AtomicFileStream(OpenFolder folder, string name) => _file = new TemporaryFile(folder.PathOf(name), folder.Again, folder.Operations);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => _file.IsOpen;

    /// <summary>The bytes taken so far.</summary>
    public override long Length => _length;

    /// <summary>The bytes taken so far; cannot be set.</summary>
    public override long Position { get => _length; set => throw new NotSupportedException(); }

    /// <summary>Writes <paramref name="content"/> as file <paramref name="path"/>, whole or not at all.</summary>
    /// <exception cref="ResultFileException">Any step failed.</exception>
    public static WrittenFile WriteAll(string path, ReadOnlySpan<byte> content)
    {
        using var file = new AtomicFileStream(path);
        file.Write(content);
        return file.Commit();
    }

    /// <inheritdoc/>
    /// <exception cref="ResultFileException">Writing failed, now or before.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _file.ThrowIfUnusable();
        _length += buffer.Length;
        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, BufferBytes - _buffered);
            buffer[..count].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += count;
            buffer = buffer[count..];
            if (_buffered == BufferBytes)
            {
                Drain();
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Does nothing: only <see cref="Commit"/> makes bytes visible.</summary>
    public override void Flush()
    {
    }

    /// <summary>Makes the file durable under its name. The stream is closed afterwards.</summary>
    /// <exception cref="ResultFileException">
    /// A step failed. Up to the rename an earlier file is as it was; a failed fsync of the folder leaves the new file in place, whole, but perhaps not across a power cut.
    /// </exception>
    public WrittenFile Commit()
    {
        _file.ThrowIfUnusable();
        Drain();
        _file.Commit();
        return Written();
    }

    /// <summary>The same, unless there is a file of that name already: then this one is dropped and null returned.</summary>
    /// <exception cref="ResultFileException">A step failed.</exception>
    internal WrittenFile? CommitNew()
    {
        _file.ThrowIfUnusable();
        Drain();
        return _file.CommitNew() ? Written() : null;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Removes the temporary file unless it was committed.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Abandon();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private WrittenFile Written() => new(_file.FullPath, Convert.ToHexStringLower(_hash.GetCurrentHash()), _length);

    private void Drain()
    {
        var rest = _buffer.AsSpan(0, _buffered);
        _hash.AppendData(rest);
        _file.Write(rest);
        _buffered = 0;
    }
}
