using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Absent;

/// <summary>A build without ILGPU says so, why, and what to do.</summary>
public sealed class AbsentBuildTests
{
    private readonly IlgpuBackend _backend = new();

    [Fact]
    public void Absence_names_the_packages_and_the_remedy()
    {
        Assert.Contains("ILGPU 1.5.3", _backend.Absence, StringComparison.Ordinal);
        Assert.Contains("ILGPU.Algorithms 1.5.3", _backend.Absence, StringComparison.Ordinal);
        Assert.Contains("dotnet nuget add source", _backend.Absence, StringComparison.Ordinal);
    }

    [Fact]
    public void No_device_is_listed() => Assert.Empty(_backend.List());

    [Theory]
    [InlineData("cuda")]
    [InlineData("opencl:0")]
    [InlineData("ilgpu-cpu")]
    public void Opening_a_device_says_why_there_is_none(string id)
    {
        var message = Assert.Throws<DeviceException>(() => _backend.Open(id, 0)).Message;
        Assert.Contains($"'{id}'", message, StringComparison.Ordinal);
        Assert.Contains(_backend.Absence!, message, StringComparison.Ordinal);
        Assert.Contains("--device cpu", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_ILGPU_assembly_is_deployed() =>
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "ILGPU*.dll"));
}
