using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Execution;
using Spectre.Console;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>One live line on a terminal: a bar, and the progress in words. It is cleared at the end.</summary>
internal sealed class LiveProgress(Host host, Interruption interruption, double plannedNodeSteps) : IProgressView
{
    /// <inheritdoc/>
    public T Show<T>(Func<IProgress<RunProgress>, T> work)
    {
        var progress = SpectreConsole.OnError(host).Progress();
        progress.AutoClear = true;
        progress.Columns(new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });
        var notice = interruption.Notice;
        try
        {
            return progress.Start(context =>
            {
                var bar = new Bar(context.AddTask("starting", maxValue: 1), plannedNodeSteps);
                interruption.Notice = bar.Stopping;
                return work(bar);
            });
        }
        finally
        {
            interruption.Notice = notice;
        }
    }

    private sealed class Bar(ProgressTask task, double plannedNodeSteps) : IProgress<RunProgress>
    {
        private readonly Lock _lock = new();
        private string? _notice;

        public void Stopping(string notice)
        {
            lock (_lock)
            {
                _notice = notice;
                task.Description = Markup.Escape(notice);
            }
        }

        public void Report(RunProgress value)
        {
            lock (_lock)
            {
                task.Value = ProgressText.Fraction(value, plannedNodeSteps);
                task.Description = Markup.Escape(_notice ?? ProgressText.Line(value, plannedNodeSteps));
            }
        }
    }
}
