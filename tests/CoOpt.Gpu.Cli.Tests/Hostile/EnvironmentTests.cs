using System.Security.Cryptography;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Cli.Tests.Hostile;

/// <summary>What surrounds a run changes no byte of it: language, time zone, terminal, home, temporary folder, masks and descriptors.</summary>
public sealed class EnvironmentTests
{
    private const string Plain = "exec \"$@\"";

    private static readonly (string What, string Shell, Dictionary<string, string?> Variables)[] Surroundings =
    [
        ("Turkish", Plain, new() { ["LC_ALL"] = "tr_TR.UTF-8", ["LANG"] = "tr_TR.UTF-8", ["LANGUAGE"] = "tr" }),
        ("German with the system's cultures asked for", Plain, new() { ["LC_ALL"] = "de_DE.UTF-8", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0" }),
        ("no language at all", Plain, new() { ["LC_ALL"] = null, ["LANG"] = null }),
        ("a time zone of 5:45 hours", Plain, new() { ["TZ"] = "Asia/Kathmandu" }),
        ("a time zone that is none", Plain, new() { ["TZ"] = "Nowhere/Nothing" }),
        ("no terminal", "exec setsid \"$@\" < /dev/null", new() { ["TERM"] = null }),
        ("a dumb terminal", Plain, new() { ["TERM"] = "dumb", ["CI"] = "true", ["NO_COLOR"] = "1" }),
        ("a home that is not there", Plain, new() { ["HOME"] = "/nowhere", ["XDG_CONFIG_HOME"] = "/nowhere" }),
        ("a home that cannot be written", Plain, new() { ["HOME"] = "/proc" }),
        ("no home", Plain, new() { ["HOME"] = null, ["USER"] = null, ["LOGNAME"] = null }),
        ("a temporary folder that cannot be written", Plain, new() { ["TMPDIR"] = "/proc", ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = "/proc", ["DOTNET_EnableDiagnostics"] = "0" }),
        ("a mask that hides all", "umask 077; " + Plain, []),
        ("a mask that hides nothing", "umask 000; " + Plain, []),
        ("few descriptors", "ulimit -n 128; " + Plain, []),
        ("standard input closed", Plain + " <&-", []),
    ];

    [FactWith("bash", "setsid")]
    public void Surroundings_change_no_byte()
    {
        var plain = Hashes(Plain, []);

        Assert.All(Surroundings, s => Assert.Equal(plain, Hashes(s.Shell, s.Variables)));
        Measures.Add("R13", "language; time zone; terminal; home; mask", Surroundings.Length, "surroundings", "the bytes of the plain run", "equal");
    }

    private static string Hashes(string shell, Dictionary<string, string?> variables)
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("tiny.yaml", SpecTexts.Tiny + "\n");
        var (result, _, _) = MeasuredProcess.Run(folder.Path, variables, shell, "run", spec, "--device", "cpu", "--threads", "2");
        Assert.Equal("", result.ExitCode == 0 ? "" : $"{result.ExitCode}: {result.Error}");
        var outputs = folder.Outputs().Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal)).ToArray();
        Assert.True(outputs.Length >= 3, result.Error);
        return string.Join('\n', outputs.Select(f => $"{f} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Path, f))))}"));
    }
}
