using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>
/// checkpoints/ of a run: of each range of instances two files, written alternately, so that the one before the last is whole whatever happens to the last. Images are read when they are asked for; what is kept
/// in memory is where they lie. For any number of threads.
/// </summary>
public sealed class CheckpointFolder
{
    private readonly OpenFolder _home;
    private readonly string _plan;
    private readonly string _program;
    private readonly string _arithmetic;
    private readonly Dictionary<string, (CheckpointHeader Header, ImmutableDictionary<long, CheckpointBlock> Blocks)> _files = new(StringComparer.Ordinal);
    private readonly List<ShardFault> _faults = [];
    private readonly Lock _lock = new();

    /// <summary>The checkpoints of a started or resumed run; none is read yet.</summary>
    public CheckpointFolder(RunFolder folder, ToolIdentity program, string arithmetic)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(arithmetic);
        (_home, _plan, _arithmetic) = (folder.Home, folder.Plan.Hash, arithmetic);
        _program = ProgramText(program);
    }

    /// <summary>The checkpoints that cannot be used.</summary>
    public ImmutableArray<ShardFault> Faults
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Reads every checkpoint there is and checks all its hashes.</summary>
    /// <returns>The number of instances of which there is an image.</returns>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    public int Load()
    {
        lock (_lock)
        {
            _files.Clear();
            _faults.Clear();
            using var folder = _home.TryOpen(RunNames.Checkpoints);
            foreach (var name in folder?.Names().Where(static n => CheckpointNames.IsOne(n)) ?? [])
            {
                try
                {
                    using var file = folder!.TryRead(name) ?? throw new FormatException("it was removed meanwhile");
                    var (header, blocks) = CheckpointFile.ReadBlocks(file);
                    if (header.Foreign(_plan, _program, _arithmetic) is { } foreign)
                    {
                        _faults.Add(new ShardFault($"{RunNames.Checkpoints}/{name}", foreign) { IsForeign = true });
                        continue;
                    }

                    header.Check(_plan, name);
                    _files[name] = (header, blocks.ToImmutableDictionary(static b => b.Instance));
                }
                catch (Exception e) when (e is FormatException or ResultFileException { IsOtherThing: true })
                {
                    _faults.Add(new ShardFault($"{RunNames.Checkpoints}/{name}", $"{e.Message}; another one is used, or its instances begin anew"));
                }
            }

            return _files.Values.SelectMany(static f => f.Blocks.Keys).Distinct().Count();
        }
    }

    /// <summary>Refuses checkpoints of another program or arithmetic: what they hold may be hours of work, and this program would write over them.</summary>
    /// <exception cref="RunFolderException">There are such.</exception>
    public void RequireOwn() => ShardRecovery.RefuseForeign(_home.FullPath, Faults);

    /// <summary>The image of an instance with the most progress; null where there is none.</summary>
    /// <exception cref="ResultFileException">A file cannot be read.</exception>
    public byte[]? Read(long instance)
    {
        lock (_lock)
        {
            var found = _files.Where(f => f.Value.Blocks.ContainsKey(instance))
                .OrderByDescending(f => f.Value.Blocks[instance].Progress).ThenByDescending(f => f.Value.Header.Generation).ToList();
            if (found.Count == 0)
            {
                return null;
            }

            using var folder = _home.TryOpen(RunNames.Checkpoints);
            foreach (var (name, file) in found)
            {
                using var stream = folder?.TryRead(name);
                if (stream is not null && ReadBlock(stream, file.Blocks[instance]) is { } payload)
                {
                    return payload;
                }

                _faults.Add(new ShardFault($"{RunNames.Checkpoints}/{name}", $"instance {instance} in it has changed since it was read; another image is used, or it begins anew"));
            }

            return null;
        }
    }

    /// <summary>Writes a checkpoint of the instances <paramref name="first"/> to <paramref name="last"/>, in place of the last but one of this range.</summary>
    /// <exception cref="ArgumentException">An image is not of the range, or there twice.</exception>
    /// <exception cref="ResultFileException">It cannot be written; the earlier ones are as they were.</exception>
    public void Write(long first, long last, IReadOnlyList<CheckpointImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        lock (_lock)
        {
            // The newest one that is whole must outlive this: whatever the other is may be replaced.
            var newest = Enumerable.Range(0, CheckpointNames.Kept).Where(k => _files.ContainsKey(CheckpointNames.Of(first, last, k)))
                .OrderByDescending(k => _files[CheckpointNames.Of(first, last, k)].Header.Generation).Select(static k => (int?)k).FirstOrDefault();
            var generation = _files.Values.Select(static f => f.Header.Generation).DefaultIfEmpty(-1).Max() + 1;
            var name = CheckpointNames.Of(first, last, newest is { } kept ? 1 - kept : 0);
            var header = new CheckpointHeader(_plan, _program, _arithmetic, first, last, generation);
            using var folder = _home.Make(RunNames.Checkpoints);
            using var file = new AtomicFileStream(folder, name);
            var blocks = CheckpointFile.WriteBlocks(file, header, images);
            _ = file.Commit();
            _files[name] = (header, blocks.ToImmutableDictionary(static b => b.Instance));
        }
    }

    /// <summary>Removes the checkpoints of the instances <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    public void Remove(long first, long last)
    {
        lock (_lock)
        {
            Remove(Enumerable.Range(0, CheckpointNames.Kept).Select(k => CheckpointNames.Of(first, last, k)));
        }
    }

    /// <summary>Removes the checkpoints of which every instance is committed.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    public void Prune(Func<long, bool> isCommitted)
    {
        ArgumentNullException.ThrowIfNull(isCommitted);
        lock (_lock)
        {
            Remove([.. _files.Where(f => f.Value.Blocks.Keys.All(isCommitted)).Select(static f => f.Key)]);
        }
    }

    /// <summary>Removes every checkpoint, those that cannot be used as well.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    public void Clear()
    {
        lock (_lock)
        {
            using var folder = _home.TryOpen(RunNames.Checkpoints);
            Remove([.. folder?.Names().Where(CheckpointNames.IsOne) ?? []]);
        }
    }

    /// <summary>The text by which a checkpoint names its program.</summary>
    internal static string ProgramText(ToolIdentity program) => $"{program.Name} {program.Version} {program.Revision ?? "-"} {program.Dirty?.ToString() ?? "-"}";

    private void Remove(IEnumerable<string> names)
    {
        using (var folder = _home.TryOpen(RunNames.Checkpoints))
        {
            foreach (var name in names)
            {
                folder?.Remove(name);
                _ = _files.Remove(name);
            }
        }

        _home.RemoveIfEmpty(RunNames.Checkpoints);
    }

    private static byte[]? ReadBlock(FileReader stream, CheckpointBlock block)
    {
        if (!stream.TrySkip(block.Offset) || stream.Length - block.Offset < block.Length)
        {
            return null;
        }

        var payload = new byte[block.Length];
        return stream.ReadAtLeast(payload, payload.Length, throwOnEndOfStream: false) == payload.Length
            && CheckpointFile.HashOf(block.Instance, block.Progress, payload).AsSpan().SequenceEqual(block.Sha256.Span) ? payload : null;
    }
}
