using System.Globalization;

namespace CoOpt.Gpu.Peers;

/// <summary>One timed run of a curve.</summary>
/// <param name="Curve">Which curve: cores, nodes or instances.</param>
/// <param name="Workload">The spec's name.</param>
/// <param name="Nodes">n.</param>
/// <param name="Instances">How many.</param>
/// <param name="Threads">Workers of the device.</param>
/// <param name="Repeat">Which run of this point, from 1.</param>
/// <param name="NodeSteps">Node-steps done.</param>
/// <param name="Seconds">Time of the device; where instances are set up beside it, of its kernels alone.</param>
/// <param name="WallSeconds">Time in all, with setting up where that is part of the run.</param>
internal sealed record CurveRow(string Curve, string Workload, int Nodes, long Instances, int Threads, int Repeat, double NodeSteps, double Seconds, double WallSeconds)
{
    public const string Header = "curve,workload,nodes,instances,threads,repeat,node_steps,seconds,wall_seconds,node_steps_per_second,core_ns_per_node_step";

    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Curve},{Workload},{Nodes},{Instances},{Threads},{Repeat},{NodeSteps:r},{Seconds:f4},{WallSeconds:f4},{NodeSteps / Seconds:f0},{Seconds * Threads * 1e9 / NodeSteps:f4}");
}
