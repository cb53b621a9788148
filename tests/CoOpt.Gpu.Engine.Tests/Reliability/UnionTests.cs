using CoOpt.Gpu.Engine.Devices.Cpu;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>Instances of different networks and data side by side: each reports the same bytes as alone.</summary>
public sealed class UnionTests
{
    private static readonly (string Name, CpuOptions Options)[] Ways =
    [
        ("the usual widths", new() { Unite = true }),
        ("256-bit lanes", new() { Unite = true, Widths = [4], Threads = 1 }),
        ("512-bit lanes", new() { Unite = true, Widths = [8], Threads = 1 }),
        ("two 512-bit lanes", new() { Unite = true, Widths = [16, 1], Threads = 1 }),
        ("three threads, launches of two steps and a short trace ring", new() { Unite = true, Threads = 3, LaunchSteps = 2, TraceCapacity = 2 }),
    ];

    [Fact]
    public void A_lane_in_a_union_reports_the_bytes_it_has_alone()
    {
        using var alone = new CpuDevice(new() { Widths = [1], Unite = false });
        foreach (var (name, members) in UnionFamilies.All(stride: 29, members: 13))
        {
            var expected = members.Select(m => RecordingSink.Run(alone, m)[0]).ToArray();
            foreach (var (way, options) in Ways)
            {
                using var device = new CpuDevice(options);
                var actual = RecordingSink.Run(device, members);
                for (var k = 0; k < members.Count; k++)
                {
                    Assert.True(expected[k].Bytes.SequenceEqual(actual[k].Bytes), $"member {k} of {name} differs in {way}");
                }
            }
        }
    }
}
