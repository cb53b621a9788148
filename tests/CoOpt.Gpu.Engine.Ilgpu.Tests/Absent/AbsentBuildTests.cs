namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Absent;

/// <summary>A build without ILGPU says so, why, and what to do.</summary>
public sealed class AbsentBuildTests
{
    [Fact]
    public void Absence_names_the_packages_and_the_remedy()
    {
        Assert.Contains("ILGPU 1.5.3", IlgpuBuild.WhyAbsent, StringComparison.Ordinal);
        Assert.Contains("ILGPU.Algorithms 1.5.3", IlgpuBuild.WhyAbsent, StringComparison.Ordinal);
        Assert.Contains("dotnet nuget add source", IlgpuBuild.WhyAbsent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_ILGPU_assembly_is_deployed() =>
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "ILGPU*.dll"));
}
