using System.Security.Cryptography;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Merging;

/// <summary>
/// Puts the tables of shards one after the other into one file, under one header, in memory that does not depend on their length. Every input is hashed while it is copied: one that is not what its record says
/// ends the merge, and the output is not committed.
/// </summary>
/// <param name="shards">The folder shards/.</param>
/// <param name="output">The file.</param>
/// <param name="widen">How rows are made as wide as the output's; null where they are.</param>
/// <param name="token">Ends it between two reads.</param>
internal sealed class TableMerge(OpenFolder shards, AtomicFileStream output, StateWidening? widen, CancellationToken token)
{
    private const byte LineFeed = (byte)'\n';
    private readonly byte[] _buffer = new byte[AtomicFileStream.BufferBytes];
    private byte[]? _header;

    /// <summary>Appends the rows of a shard's table.</summary>
    /// <exception cref="ShardDataException">It is not what the record says.</exception>
    /// <exception cref="ResultFileException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was set; the output is good for nothing any more.</exception>
    internal void Append(ShardRecord record, ShardFile table)
    {
        token.ThrowIfCancellationRequested();
        using var folder = shards.TryOpen(record.Folder);
        using var file = folder?.TryRead(table.Name) ?? throw new ShardDataException(record, table, "it is missing");
        if (file.Length != table.Bytes)
        {
            throw new ShardDataException(record, table, FormattableString.Invariant($"it has {file.Length} bytes, and {table.Bytes} were written"));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rest = Header(record, table, file, hash);
        widen?.Begin(table.Parameters);
        while (rest > 0)
        {
            token.ThrowIfCancellationRequested();
            var read = file.Read(_buffer.AsSpan(0, (int)Math.Min(rest, _buffer.Length)));
            if (read == 0)
            {
                throw new ShardDataException(record, table, "it was cut off while it was read");
            }

            var piece = _buffer.AsSpan(0, read);
            hash.AppendData(piece);
            rest -= read;
            if (widen is null)
            {
                output.Write(piece);
            }
            else
            {
                widen.Write(piece, output);
            }
        }

        if (Convert.ToHexStringLower(hash.GetCurrentHash()) != table.Sha256)
        {
            throw new ShardDataException(record, table, "its sha256 is not that of what was written");
        }
    }

    /// <summary>Reads and hashes the header, writes the first one, goes to its end, and returns the bytes behind it.</summary>
    private long Header(ShardRecord record, ShardFile table, FileReader file, IncrementalHash hash)
    {
        using var line = new MemoryStream();
        while (true)
        {
            var read = file.Read(_buffer.AsSpan(0, (int)Math.Min(table.Bytes - line.Length, _buffer.Length)));
            if (read == 0)
            {
                throw new ShardDataException(record, table, "it has no header");
            }

            var end = _buffer.AsSpan(0, read).IndexOf(LineFeed);
            line.Write(_buffer.AsSpan(0, end < 0 ? read : end + 1));
            if (end >= 0)
            {
                break;
            }
        }

        var header = line.ToArray();
        hash.AppendData(header);
        if (widen is not null ? !header.AsSpan().SequenceEqual(StateWidening.HeaderOf(table.Parameters)) : _header is not null && !header.AsSpan().SequenceEqual(_header))
        {
            throw new ShardDataException(record, table, "its header is another one");
        }

        if (_header is null)
        {
            output.Write(widen?.Header ?? header);
            _header = header;
        }

        return file.TrySkip(header.Length) ? table.Bytes - header.Length : throw new ShardDataException(record, table, "it was cut off while it was read");
    }
}
