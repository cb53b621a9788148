using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>How far a recorder was when an image came: lists only grow, so their lengths say what they held.</summary>
/// <param name="Lane">The image; null for an end.</param>
/// <param name="Messages">The count of messages.</param>
/// <param name="Points">Trace points.</param>
/// <param name="Rows">Trace rows kept.</param>
/// <param name="States">States kept.</param>
/// <param name="Last">The last trace row.</param>
/// <param name="Accuracy">The accuracy at the last state.</param>
internal sealed record RecorderMark(LaneImage? Lane, (long Steps, double LinkRounds) Messages, int Points, int Rows, int States, TraceRow Last, double? Accuracy);
