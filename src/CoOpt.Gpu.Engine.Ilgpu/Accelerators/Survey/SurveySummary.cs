namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Survey;

/// <summary>What a survey found.</summary>
/// <param name="Running">Lanes that go on.</param>
/// <param name="TraceRows">The most trace rows that any lane has waiting.</param>
/// <param name="Steps">Steps tried since their start by all lanes surveyed.</param>
/// <param name="RunningSteps">The same by those that go on.</param>
internal readonly record struct SurveySummary(int Running, int TraceRows, long Steps, long RunningSteps);
