using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Cli.Tests.Errors;

public class UsageTests
{
    [Theory]
    [InlineData("devcies", "did you mean 'devices'")]
    [InlineData("devices --jsn", "did you mean '--json'")]
    [InlineData("devices left-over", "unknown argument 'left-over'")]
    [InlineData("run --reurn sweep.yaml", "unknown option '--reurn', did you mean '--rerun'?")]
    [InlineData("run sweep.yaml --threads many", "cannot parse argument 'many' for option '--threads' as a whole number")]
    public void A_wrong_command_line_ends_with_2_and_one_line(string line, string expected)
    {
        var result = new CommandRunner().Run(line.Split(' '));
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("error CO0001: ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.Empty(result.Out);
    }

    [Theory]
    [InlineData(typeof(IOException), ExitCode.Resources)]
    [InlineData(typeof(UnauthorizedAccessException), ExitCode.Resources)]
    [InlineData(typeof(OutOfMemoryException), ExitCode.Resources)]
    [InlineData(typeof(DeviceException), ExitCode.Resources)]
    [InlineData(typeof(InstanceException), ExitCode.Usage)]
    [InlineData(typeof(InvalidOperationException), ExitCode.Internal)]
    public void Each_class_of_failure_has_its_exit_code_and_one_line(Type type, int code)
    {
        var error = (Exception)Activator.CreateInstance(type, "what\nwhere")!;
        var runner = new CommandRunner { Backends = () => throw new AggregateException(error) };
        var result = runner.Run("devices");
        Assert.Equal(code, result.ExitCode);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", runner.Run("devices", "--verbose").Error, StringComparison.Ordinal);
    }
}
