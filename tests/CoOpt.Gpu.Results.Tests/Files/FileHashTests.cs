using System.Security.Cryptography;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tests.Files;

public sealed class FileHashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 16)]
    [InlineData((1 << 16) + 1)]
    [InlineData(300_000)]
    public void It_is_that_of_all_bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), FileHash.Of(new MemoryStream(bytes), CancellationToken.None));
    }

    [Fact]
    public void A_set_token_ends_it() =>
        Assert.Throws<OperationCanceledException>(() => FileHash.Of(new MemoryStream(new byte[10]), new CancellationToken(canceled: true)));

    /// <summary>An array of its own for each of a run's files would be a collection of the whole heap every few shards.</summary>
    [Fact]
    public void Many_small_files_are_hashed_in_one_buffer()
    {
        const int Files = 200, BytesEach = 2000;
        using var file = new MemoryStream(new byte[100]);
        _ = FileHash.Of(file, CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < Files; k++)
        {
            file.Position = 0;
            _ = FileHash.Of(file, CancellationToken.None);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Files * BytesEach);
    }
}
