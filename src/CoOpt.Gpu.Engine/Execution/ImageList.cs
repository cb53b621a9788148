using System.Collections;
using CoOpt.Gpu.Engine.Images;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>The images of those instances of a batch that had one when it was made. Each is put into bytes when it is asked for and not kept: all together may be as large as all rows of a batch.</summary>
/// <param name="locals">Which.</param>
/// <param name="image">Makes one.</param>
internal sealed class ImageList(int[] locals, Func<int, InstancePayload> image) : IReadOnlyList<InstanceImage>
{
    public int Count => locals.Length;

    public InstanceImage this[int index]
    {
        get
        {
            var payload = image(locals[index]);
            return new(payload.Instance, payload.Progress, payload.ToBytes());
        }
    }

    public IEnumerator<InstanceImage> GetEnumerator()
    {
        for (var k = 0; k < locals.Length; k++)
        {
            yield return this[k];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
