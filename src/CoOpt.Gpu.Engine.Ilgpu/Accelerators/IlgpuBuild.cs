namespace CoOpt.Gpu.Engine.Ilgpu;

/// <summary>Whether this build holds the ILGPU backend. This one does.</summary>
public static class IlgpuBuild
{
    /// <summary>Why the backend is absent and what to do about it; null where it is present.</summary>
    public static string? WhyAbsent => null;
}
