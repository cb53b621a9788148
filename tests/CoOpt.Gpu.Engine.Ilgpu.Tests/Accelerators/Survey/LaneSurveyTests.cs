using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Compilation;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Survey;
using CoOpt.Gpu.Kernels.Drivers;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Survey;

/// <summary>Summaries, compaction and gathering on the device against plain loops.</summary>
public sealed class LaneSurveyTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(37, 4)]
    [InlineData(1000, 32)]
    public void A_survey_finds_what_a_loop_finds(int lanes, int width)
    {
        var random = new Random(lanes);
        var grid = new TileGrid(width, 3, Row.Count);
        var rows = new double[(lanes + width - 1) / width * width * Row.Count];
        for (var lane = 0; lane < lanes; lane++)
        {
            Set(Row.Status, lane, random.Next(LaneStatus.Vacant));
            Set(Row.Steps, lane, random.Next(1_000_000));
            Set(Row.Rejected, lane, random.Next(100));
            Set(Row.TraceCount, lane, random.Next(17));
        }

        var active = Enumerable.Range(0, lanes).Where(_ => random.Next(4) > 0).DefaultIfEmpty(0).ToArray();
        var running = active.Where(lane => Get(Row.Status, lane) < LaneStatus.Converged).ToArray();
        var expected = new SurveySummary(
            running.Length,
            active.Max(lane => (int)Get(Row.TraceCount, lane)),
            active.Sum(lane => (long)(Get(Row.Steps, lane) + Get(Row.Rejected, lane))),
            running.Sum(lane => (long)(Get(Row.Steps, lane) + Get(Row.Rejected, lane))));

        using var context = Contexts.Create(builder => builder.CPU());
        using var accelerator = context.CreateCPUAccelerator(0);
        using var stream = accelerator.CreateStream();
        using var survey = new LaneSurvey<DeviceLane, double>(accelerator, lanes);
        using var deviceRows = accelerator.Allocate1D(stream, rows);
        using var deviceActive = accelerator.Allocate1D(stream, active);
        using var next = accelerator.Allocate1D<int>(lanes);
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(expected, survey.Take(stream, deviceActive.View, next.View, deviceRows.View, grid));
            Assert.Equal(running, next.GetAsArray1D(stream)[..running.Length]);
        }

        using var gather = new LaneGather<double>(accelerator, stream, (long)active.Length * Row.Count);
        var gathered = gather.Rows(deviceActive.View, deviceRows.View, grid, Row.Count);
        Assert.Equal(active.SelectMany(lane => Enumerable.Range(0, Row.Count).Select(entry => Get(entry, lane))), gathered);

        void Set(int entry, int lane, double value) => rows[grid.Rows(lane) + (entry * width)] = value;

        double Get(int entry, int lane) => rows[grid.Rows(lane) + (entry * width)];
    }
}
