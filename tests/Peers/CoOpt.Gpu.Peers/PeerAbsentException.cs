namespace CoOpt.Gpu.Peers;

/// <summary>A peer has no times on this workload, and why.</summary>
internal sealed class PeerAbsentException(string message) : Exception(message);
