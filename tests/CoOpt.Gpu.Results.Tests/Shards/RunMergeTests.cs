using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Tests.Shards;

public sealed class RunMergeTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(new[] { 5, 4, 3, 2, 1, 0 })]
    [InlineData(new[] { 2, 0, 5, 1, 4, 3 })]
    public void Shards_in_any_order_give_the_bytes_of_the_run_written_at_once(int[] order)
    {
        using var folder = new TemporaryFolder();
        using (var run = SampleShards.Opened(folder))
        {
            var store = run.Shards;
            var writer = SampleShards.Writer(run, store);
            using var merge = new RunMerge(run, store);
            foreach (var shard in order)
            {
                _ = SampleShards.Commit(writer, shard);
                Assert.Equal(shard == order[^1], merge.Advance());
            }

            merge.Finish();
            _ = run.Complete(SampleShards.Manifest);
        }

        SampleShards.AssertWhole(folder);
    }
}
