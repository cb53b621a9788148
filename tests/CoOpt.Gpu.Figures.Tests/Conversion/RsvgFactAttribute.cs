namespace CoOpt.Gpu.Figures.Tests.Conversion;

/// <summary>A test that needs rsvg-convert.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RsvgFactAttribute : FactAttribute
{
    public RsvgFactAttribute() => Skip =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "rsvg-convert"))) ? null : "rsvg-convert is not installed";
}
