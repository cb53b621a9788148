using System.Diagnostics;

namespace CoOpt.Gpu.Figures.Tests.Vega;

/// <summary>Runs tests/figures/check.mjs, which holds documents against Vega-Lite's schema and draws them with Vega.</summary>
internal static class NodeCheck
{
    // Starting node with Vega takes a second, a document some milliseconds.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string Folder = Path.GetFullPath("../../figures", Here());

    /// <summary>Why it cannot be run; null where it can.</summary>
    internal static string? Missing { get; } =
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "node"))) ? "node is not installed"
        : !Directory.Exists(Path.Combine(Folder, "node_modules", "vega-lite")) ? "Vega's packages are not there: npm ci --prefix tests/figures"
        : null;

    /// <summary>Checks documents at and below paths.</summary>
    internal static (int ExitCode, string Out) Run(params string[] paths)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (var argument in paths.Prepend(Path.Combine(Folder, "check.mjs")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"no end within {Longest}");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
