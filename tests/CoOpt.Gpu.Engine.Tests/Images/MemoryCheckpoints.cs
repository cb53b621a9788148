using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Engine.Tests.Images;

/// <summary>Keeps of each instance the image that is farthest.</summary>
internal sealed class MemoryCheckpoints : ICheckpointStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (long Progress, byte[] Payload)> _images = [];

    /// <summary>Images kept.</summary>
    public int Count => _images.Count;

    /// <summary>The payloads.</summary>
    public IEnumerable<byte[]> Payloads => _images.Values.Select(static i => i.Payload);

    public byte[]? Read(long instance)
    {
        lock (_lock)
        {
            return _images.TryGetValue(instance, out var image) ? image.Payload : null;
        }
    }

    public void Write(long first, long last, IReadOnlyList<InstanceImage> images)
    {
        lock (_lock)
        {
            foreach (var image in images)
            {
                if (!_images.TryGetValue(image.Instance, out var kept) || kept.Progress <= image.Progress)
                {
                    _images[image.Instance] = (image.Progress, image.Payload.ToArray());
                }
            }
        }
    }

    public void Remove(long first, long last)
    {
    }
}
