using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoOpt.Gpu.Cli.Tests.Reports.Browsing;

/// <summary>A browser without a window and without a network: no name resolves in it. Driven over the Chrome DevTools Protocol.</summary>
internal sealed class Chromium : IDisposable
{
    /// <summary>Name of the program.</summary>
    public const string Program = "chromium";

    /// <summary>For all that a browser is asked: a page that hangs fails its test rather than holding up all others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _profile = Directory.CreateTempSubdirectory("coopt-browser-").FullName;
    private readonly CancellationTokenSource _deadline = new(Patience);
    private readonly ClientWebSocket _socket = new();
    private readonly Process _process;
    private int _last;

    private Chromium()
    {
        // Pages of tests are trusted, and the sandbox needs rights that containers lack.
        var start = new ProcessStartInfo(Program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-default-apps", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Events that came, oldest first: method, parameters.</summary>
    public List<(string Method, JsonNode Parameters)> Events { get; } = [];

    public static async Task<Chromium> StartAsync()
    {
        var browser = new Chromium();
        var file = Path.Combine(browser._profile, "DevToolsActivePort");
        string[] lines;
        while ((lines = Lines(file)).Length < 2)
        {
            await Task.Delay(20, browser._deadline.Token);
        }

        await browser._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{int.Parse(lines[0], CultureInfo.InvariantCulture)}{lines[1]}"), browser._deadline.Token);
        return browser;
    }

    /// <summary>Opens a new, empty page; the name of its session.</summary>
    public async Task<string> OpenAsync()
    {
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        return (string)attached["sessionId"]!;
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var message = new JsonObject { ["id"] = ++_last, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _deadline.Token);
        while (true)
        {
            var answer = await ReceiveAsync();
            if ((int?)answer["id"] == _last)
            {
                return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"]!.DeepClone();
            }
        }
    }

    /// <summary>Waits until an event has come since <see cref="Events"/> was last cleared.</summary>
    public async Task WaitAsync(string method)
    {
        while (!Events.Exists(e => e.Method == method))
        {
            await ReceiveAsync();
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _socket.Dispose();
        _deadline.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, _deadline.Token);
            bytes.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        var message = JsonNode.Parse(bytes.ToArray())!;
        if ((string?)message["method"] is { } method)
        {
            Events.Add((method, message["params"]!));
        }

        return message;
    }
}
