namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>What a probe says of its α.</summary>
internal enum ProbeVerdict
{
    /// <summary>The horizon is too short to tell.</summary>
    Open,

    /// <summary>‖δ‖ shrinks.</summary>
    Stable,

    /// <summary>‖δ‖ grows.</summary>
    Unstable,

    /// <summary>‖δ‖ repeats itself exactly, as it does where quantised links lock the state into a cycle: no horizon will tell.</summary>
    Cycle,
}
