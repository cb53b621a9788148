using System.Text.Json;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public sealed class RuntimeSettingsTests
{
    /// <summary>What a start and a long sweep were measured with: no instrumented code, a collector that keeps to few threads and gives memory back.</summary>
    [Theory]
    [InlineData("System.Runtime.TieredPGO", false)]
    [InlineData("System.GC.Server", false)]
    [InlineData("System.GC.Concurrent", true)]
    [InlineData("System.Globalization.Invariant", true)]
    public void The_program_starts_with_the_settings_it_was_measured_with(string name, bool expected)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "coopt.runtimeconfig.json")));
        var settings = file.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.Equal(expected, settings.TryGetProperty(name, out var value) && value.GetBoolean());
    }
}
