using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>One row of states/: one node of a snapshot.</summary>
internal readonly record struct NodeState(StateSnapshot Snapshot, int Node)
{
    /// <summary>m.</summary>
    internal int Parameters => Snapshot.Y.Length / Snapshot.X.Length;
}
