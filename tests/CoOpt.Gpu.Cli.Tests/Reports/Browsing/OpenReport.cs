namespace CoOpt.Gpu.Cli.Tests.Reports.Browsing;

/// <summary>A report and a browser to look at it, shared by the tests of a class. Where there is no browser there is neither, and the tests are skipped.</summary>
public sealed class OpenReport : IAsyncLifetime, IDisposable
{
    private Chromium? _browser;
    private ReportedRun? _run;

    internal Chromium Browser => _browser!;

    internal ReportedRun Run => _run!;

    /// <summary>Path of report.html.</summary>
    public string Page { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Chromium.IsInstalled)
        {
            _run = new ReportedRun();
            Page = _run.Report();
            _browser = await Chromium.StartAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _browser?.Dispose();
        _run?.Dispose();
    }
}
