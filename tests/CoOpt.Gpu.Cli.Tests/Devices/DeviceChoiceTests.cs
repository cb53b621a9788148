using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Cli.Tests.Devices;

public class DeviceChoiceTests
{
    private static readonly FakeBackend Cpu = new("CPU", FakeBackend.Info("cpu", DeviceKind.Cpu));
    private static readonly FakeBackend Reference = new("reference", FakeBackend.Info("reference", DeviceKind.Reference));
    private static readonly FakeBackend OpenCl = new(
        "ILGPU", FakeBackend.Info("opencl:0", DeviceKind.OpenCl), FakeBackend.Info("ilgpu-cpu", DeviceKind.IlgpuCpu));
    private static readonly FakeBackend Cuda = new("ILGPU", FakeBackend.Info("cuda:0", DeviceKind.Cuda), FakeBackend.Info("cuda:1", DeviceKind.Cuda));
    private static readonly FakeBackend Absent = new("ILGPU") { Absence = "the packages were not served; add a source" };

    [Fact]
    public void Auto_takes_cuda_before_the_cpu() => Assert.Equal("cuda:0", Choose("auto", Cpu, Cuda));

    [Fact]
    public void Auto_takes_the_cpu_before_opencl_and_whatever_the_order() => Assert.Equal("cpu", Choose("auto", OpenCl, Reference, Cpu));

    [Theory]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:1", "cuda:1")]
    [InlineData("cpu", "cpu")]
    public void A_name_is_that_device(string id, string expected) => Assert.Equal(expected, Choose(id, Cpu, Cuda));

    [Theory]
    [InlineData("cuda")]
    [InlineData("opencl:0")]
    [InlineData("ilgpu-cpu")]
    public void A_named_device_that_is_absent_says_why_and_never_falls_back(string id)
    {
        var error = Assert.Throws<CommandException>(() => Choose(id, Cpu, Absent));
        Assert.Equal(ExitCode.Resources, error.Fault.ExitCode);
        Assert.Contains("not served; add a source", error.Message, StringComparison.Ordinal);
        Assert.Contains(id, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_number_lists_the_devices_that_are_here()
    {
        var error = Assert.Throws<CommandException>(() => Choose("cuda:7", Cpu, Cuda));
        Assert.Equal(ExitCode.Resources, error.Fault.ExitCode);
        Assert.Contains("cpu, cuda:0, cuda:1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:x")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:")]
    [InlineData("cpu:0")]
    [InlineData("")]
    public void A_name_that_no_build_knows_is_a_usage_error(string id)
    {
        var error = Assert.Throws<CommandException>(() => Choose(id, Cpu, Cuda));
        Assert.Equal(ExitCode.Usage, error.Fault.ExitCode);
    }

    private static string Choose(string id, params IDeviceBackend[] backends) => DeviceChoice.Find(backends, id).Info.Id;
}
