using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>What the verbs are given.</summary>
/// <param name="Host">Streams and environment.</param>
/// <param name="Backends">Makes the backends, in the order in which they are listed; called only by verbs that need a device.</param>
/// <param name="Interrupt">Starts listening for signals.</param>
internal sealed record CommandContext(Host Host, Func<IReadOnlyList<IDeviceBackend>> Backends, Func<Interruption> Interrupt);
