using System.Collections.Immutable;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>One step of an instance.</summary>
/// <param name="Next">The state after it.</param>
/// <param name="Messages">Every quantised message of it, round by round; empty without a quantiser.</param>
public sealed record ReferenceStep(ReferenceState Next, ImmutableArray<ReferenceMessage> Messages);
