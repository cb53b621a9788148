using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Ilgpu.Absent;

/// <summary>What a build without ILGPU answers.</summary>
internal sealed class AbsentBackend : IDeviceBackend
{
    /// <inheritdoc/>
    public string Name => "ILGPU";

    /// <inheritdoc/>
    public string? Absence =>
        "this build has no ILGPU: no package source served ILGPU 1.5.3 and ILGPU.Algorithms 1.5.3 when it was restored, or it was built with -p:Ilgpu=false. "
        + "Add a source that serves them (dotnet nuget add source URL-OR-FOLDER) and build again";

    /// <inheritdoc/>
    public IReadOnlyList<DeviceInfo> List() => [];

    /// <inheritdoc/>
    public IDevice Open(string id, int threads) => throw new DeviceException($"there is no device '{id}': {Absence}. Or run with --device cpu", DeviceFailure.Missing);
}
