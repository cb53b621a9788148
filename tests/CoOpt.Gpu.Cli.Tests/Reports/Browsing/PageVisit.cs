using System.Text.Json.Nodes;

namespace CoOpt.Gpu.Cli.Tests.Reports.Browsing;

/// <summary>A page opened from a file, with what it asked for and complained about.</summary>
internal sealed class PageVisit
{
    private readonly Chromium _browser;
    private readonly string _session;

    private PageVisit(Chromium browser, string session) => (_browser, _session) = (browser, session);

    /// <summary>What the page asked for beyond itself, allowed or not.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What stands on its console: errors, warnings, violations of its policy, exceptions.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Opens a file and waits until it is laid out.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="path">The file.</param>
    /// <param name="width">Width of the window in CSS pixels.</param>
    /// <param name="scheme">light or dark.</param>
    /// <param name="media">screen or print.</param>
    public static async Task<PageVisit> OpenAsync(Chromium browser, string path, int width = 1280, string scheme = "light", string media = "screen")
    {
        var visit = new PageVisit(browser, await browser.OpenAsync());
        foreach (var domain in (string[])["Page", "Network", "Runtime", "Log", "Audits"])
        {
            await visit.SendAsync(domain + ".enable");
        }

        await visit.SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await visit.SendAsync("Emulation.setEmulatedMedia", new JsonObject { ["media"] = media, ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
        browser.Events.Clear();
        await visit.SendAsync("Page.navigate", new JsonObject { ["url"] = new Uri(path).AbsoluteUri });
        await browser.WaitAsync("Page.loadEventFired");

        // Two frames later everything that a page begins by itself has begun.
        await visit.EvaluateAsync("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r, 50)))).then(() => 0)");
        visit.Note(new Uri(path).AbsoluteUri);
        return visit;
    }

    /// <summary>The value of an expression of the page; a promise is awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } problem ? throw new InvalidOperationException(problem.ToJsonString()) : answer["result"]!["value"]?.DeepClone();
    }

    /// <summary>The page on paper, as PDF.</summary>
    public async Task<byte[]> PrintAsync() => Convert.FromBase64String((string)(await SendAsync("Page.printToPDF", new JsonObject { ["preferCSSPageSize"] = true, ["printBackground"] = true }))["data"]!);

    /// <summary>A picture of a part of the page, as PNG; sizes in CSS pixels.</summary>
    public async Task<byte[]> PictureAsync(double left, double top, double width, double height)
    {
        var clip = new JsonObject { ["x"] = left, ["y"] = top, ["width"] = width, ["height"] = height, ["scale"] = 1 };
        return Convert.FromBase64String((string)(await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = true, ["clip"] = clip }))["data"]!);
    }

    private Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => _browser.SendAsync(method, parameters, _session);

    private void Note(string self)
    {
        foreach (var (method, p) in _browser.Events)
        {
            switch (method)
            {
                case "Network.requestWillBeSent" when (string)p["request"]!["url"]! is var url && url != self:
                    Requests.Add(url);
                    break;
                case "Log.entryAdded":
                    Complaints.Add((string)p["entry"]!["text"]!);
                    break;
                case "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Audits.issueAdded":
                    Complaints.Add(p.ToJsonString());
                    break;
            }
        }
    }
}
