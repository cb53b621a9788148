namespace CoOpt.Gpu.Engine.Ilgpu;

/// <summary>Whether this build holds the ILGPU backend. This one does not.</summary>
public static class IlgpuBuild
{
    /// <summary>Why the backend is absent and what to do about it; null where it is present.</summary>
    public static string? WhyAbsent =>
        "this build has no ILGPU: no package source served ILGPU 1.5.3 and ILGPU.Algorithms 1.5.3 when it was restored, "
        + "or it was built with -p:Ilgpu=false. Add a source that serves them (dotnet nuget add source URL-OR-FOLDER) and build again";
}
