using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Tests.Files;

namespace CoOpt.Gpu.Results.Tests.Tables;

public sealed class FailingDiskTests
{
    private const int NoSpace = 28;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_disk_that_fills_while_rows_stream_is_reported_once_and_leaves_nothing(int threads)
    {
        for (var call = 2; call < 40; call += 5)
        {
            using var folder = new TemporaryFolder();
            var operations = new FaultyFileOperations(FileOperations.Current, call, NoSpace);
            var error = Assert.Throws<ResultFileException>(() =>
            {
                using var file = new AtomicFileStream(folder["instances.csv"], operations);
                using var table = new InstanceTable(file, ["a"]);
                table.Write(Enumerable.Range(0, 4000).Select(i => Samples.Result(i, 1, SettingValue.Of(i))), threads);
                _ = table.Commit();
            });
            Assert.Equal((NoSpace, "write"), (error.Errno, error.Operation));
            Assert.Empty(folder.Files);
            Assert.Equal(0, operations.OpenHandles);
        }
    }
}
