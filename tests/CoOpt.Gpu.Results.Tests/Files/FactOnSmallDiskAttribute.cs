namespace CoOpt.Gpu.Results.Tests.Files;

/// <summary>A test that mounts a small disk: counted as skipped, with the reason, where mounting is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactOnSmallDiskAttribute : FactAttribute
{
    public FactOnSmallDiskAttribute()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.TryMount(folder["disk"]);
        if (disk is null)
        {
            Skip = "mounting a tmpfs is not allowed here; the injected ENOSPC covers the same path";
        }
    }
}
