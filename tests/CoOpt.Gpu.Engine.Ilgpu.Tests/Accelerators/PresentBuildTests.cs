namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators;

/// <summary>A build with ILGPU has nothing to excuse and deploys both packages.</summary>
public sealed class PresentBuildTests
{
    [Fact]
    public void No_absence_is_claimed() => Assert.Null(IlgpuBuild.WhyAbsent);

    [Theory]
    [InlineData("ILGPU.dll")]
    [InlineData("ILGPU.Algorithms.dll")]
    public void Both_packages_are_deployed(string file) =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, file)), file);
}
