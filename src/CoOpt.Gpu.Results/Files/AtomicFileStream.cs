using System.Security.Cryptography;

namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// A file that appears whole or not at all. Bytes go to a temporary file of the same folder (exclusive, links not followed); <see cref="Commit"/> makes them durable
/// (write, fsync, close, rename, fsync of the folder, each checked). Without a commit, or on any failure, the temporary file is removed and an earlier file of
/// that name is left as it was. For one thread at a time.
/// </summary>
public sealed class AtomicFileStream : Stream
{
    /// <summary>Large enough that a write costs little beside the copy, small enough to keep for every open part.</summary>
    private const int BufferBytes = 1 << 17;

    private readonly IFileOperations _operations;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly string _path;
    private readonly string _name;
    private readonly string _temporary;
    private int _folder = -1;
    private int _file = -1;
    private int _buffered;
    private long _length;
    private bool _open;
    private ResultFileException? _failure;

    /// <summary>Starts file <paramref name="path"/> in a folder that exists and is not a symbolic link.</summary>
    /// <exception cref="ResultFileException">The folder or the temporary file cannot be opened.</exception>
    public AtomicFileStream(string path)
        : this(path, FileOperations.Current)
    {
    }

    internal AtomicFileStream(string path, IFileOperations operations)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _operations = operations;
        _path = path;
        _name = Path.GetFileName(path);
        ArgumentException.ThrowIfNullOrEmpty(_name, nameof(path));
        _temporary = TemporaryName.Take(_name);
        _folder = Check(operations.OpenFolder(Path.GetDirectoryName(Path.GetFullPath(path))!), "open folder");
        _file = Check(operations.CreateExclusive(_folder, _temporary), "create temporary file");
        _open = true;
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => _open;

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
        ThrowIfUnusable();
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
        ThrowIfUnusable();
        Drain();
        Check(_operations.Sync(_file), "fsync");
        Check(_operations.Close(Interlocked.Exchange(ref _file, -1)), "close");
        Check(_operations.Rename(_folder, _temporary, _name), "rename");
        _open = false;
        TemporaryName.Release(_temporary);
        Check(DurableFolder.Sync(_operations, _folder), "fsync of the folder");
        Check(_operations.Close(Interlocked.Exchange(ref _folder, -1)), "close of the folder");
        return new WrittenFile(_path, Convert.ToHexStringLower(_hash.GetCurrentHash()), _length);
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
            Abandon();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ThrowIfUnusable()
    {
        // Whoever disposes a writer in front of this stream after a failure must see that failure again, not a second one.
        if (_failure is not null)
        {
            throw new ResultFileException(_failure.Path, _failure.Operation, _failure.Errno);
        }

        ObjectDisposedException.ThrowIf(!_open, this);
    }

    private void Drain()
    {
        var rest = _buffer.AsSpan(0, _buffered);
        _hash.AppendData(rest);
        while (rest.Length > 0)
        {
            var written = Check(_operations.Write(_file, rest), "write");

            // A write that takes nothing and reports nothing would be repeated for ever.
            rest = rest[Check(written == 0 ? -Errnos.Io : written, "write")..];
        }

        _buffered = 0;
    }

    private int Check(int result, string operation)
    {
        if (result >= 0)
        {
            return result;
        }

        _failure = new ResultFileException(_path, operation, -result);
        Abandon();
        throw _failure;
    }

    private void Abandon()
    {
        if (_file >= 0)
        {
            _ = _operations.Close(_file);
        }

        // Exclusive creation: what has our name is ours, so a failed creation must not remove anything.
        if (_open)
        {
            _ = _operations.Unlink(_folder, _temporary);
        }

        if (_folder >= 0)
        {
            _ = _operations.Close(_folder);
        }

        TemporaryName.Release(_temporary);
        (_file, _folder, _open) = (-1, -1, false);
    }
}
