using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>One live line on a terminal: a bar, and the progress in words. It is cleared at the end.</summary>
internal sealed class LiveProgress(Host host, Interruption interruption, double plannedNodeSteps) : IProgressView, IProgress<RunProgress>
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string ClearLine = "\r\e[2K";

    private readonly Lock _lock = new();
    private readonly Paint _paint = new(host.ColorOnError);
    private string? _notice;
    private bool _ended;

    // The last column stays empty: some terminals go to the next line as soon as it is written.
    private int Room => host.CurrentWidth() - 1;

    /// <inheritdoc/>
    public T Show<T>(Func<IProgress<RunProgress>, T> work)
    {
        var notice = interruption.Notice;
        try
        {
            interruption.Notice = Stopping;
            host.Error.Write(HideCursor);
            Draw("starting");
            return work(this);
        }
        finally
        {
            lock (_lock)
            {
                _ended = true;
                host.Error.Write(ClearLine + ShowCursor);
            }

            interruption.Notice = notice;
        }
    }

    /// <inheritdoc/>
    public void Report(RunProgress value) => Draw(_notice ?? LiveLine.Of(value, plannedNodeSteps, Room, _paint));

    private void Stopping(string notice)
    {
        _notice = notice.Length > Room ? notice[..Room] : notice;
        Draw(_notice);
    }

    private void Draw(string line)
    {
        lock (_lock)
        {
            if (!_ended)
            {
                host.Error.Write(ClearLine + line);
            }
        }
    }
}
