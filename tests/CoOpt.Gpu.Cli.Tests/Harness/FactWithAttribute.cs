namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>A test that needs programs of the system; it is skipped, and says so, where one of them is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (programs.FirstOrDefault(p => !folders.Any(f => File.Exists(Path.Combine(f, p)))) is { } missing)
        {
            Skip = $"{missing} is not installed";
        }
    }
}
