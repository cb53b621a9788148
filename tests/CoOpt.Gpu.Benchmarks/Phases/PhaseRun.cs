using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace CoOpt.Gpu.Benchmarks.Phases;

/// <summary>All phases in a short job, as a table.</summary>
internal static class PhaseRun
{
    internal static int Run(string[] arguments)
    {
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(100));
        var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(ConsoleLogger.Default).AddExporter(MarkdownExporter.GitHub)
            .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Statistics)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "coopt-phases")).AddColumn(new PerLane("ns/lane", cycles: false), new PerLane("cycles", cycles: true)).WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableOptimizationsValidator);
        BenchmarkSwitcher.FromTypes([typeof(Numbers<>), typeof(Gradients<>), typeof(Steps<>)]).Run(arguments.Length > 0 ? arguments : ["--filter", "*"], config);
        return 0;
    }
}
