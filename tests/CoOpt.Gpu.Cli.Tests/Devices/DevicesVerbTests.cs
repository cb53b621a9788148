using System.Text.Json;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Cli.Tests.Devices;

public class DevicesVerbTests
{
    private static readonly CommandRunner Runner = new()
    {
        Backends = () =>
        [
            new FakeBackend("CPU", FakeBackend.Info("cpu", DeviceKind.Cpu)),
            new FakeBackend("ILGPU") { Absence = "not served; add a source" },
        ],
    };

    [Fact]
    public void The_table_names_devices_and_says_why_a_backend_has_none()
    {
        var result = Runner.Run("devices");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("cpu (auto)", result.Out, StringComparison.Ordinal);
        Assert.Contains("ILGPU is absent: not served; add a source.", result.Out, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void Json_holds_the_same()
    {
        using var json = JsonDocument.Parse(Runner.Run("devices", "--json").Out);
        Assert.Equal("cpu", json.RootElement.GetProperty("auto").GetString());
        Assert.Equal(1L << 30, json.RootElement.GetProperty("devices")[0].GetProperty("memory_bytes").GetInt64());
        Assert.Equal("not served; add a source", json.RootElement.GetProperty("absent")[0].GetProperty("why").GetString());
    }

    [Fact]
    public void Colour_needs_a_terminal_and_no_NO_COLOR()
    {
        Assert.DoesNotContain('\e', Runner.Run("devices").Out);
        var quiet = new CommandRunner { Backends = Runner.Backends, OutIsTerminal = true, Variables = Runner.Variables.Add("NO_COLOR", "1") };
        Assert.DoesNotContain('\e', quiet.Run("devices").Out);
    }
}
