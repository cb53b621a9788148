using System.Collections;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Checkpoints;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>The engine's images as those of a file, one at a time: all together may be as large as all rows of a batch.</summary>
internal sealed class PassedImages(IReadOnlyList<InstanceImage> images) : IReadOnlyList<CheckpointImage>
{
    public int Count => images.Count;

    public CheckpointImage this[int index] => Passed(images[index]);

    public IEnumerator<CheckpointImage> GetEnumerator() => images.Select(Passed).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static CheckpointImage Passed(InstanceImage image) => new(image.Instance, image.Progress, image.Payload);
}
