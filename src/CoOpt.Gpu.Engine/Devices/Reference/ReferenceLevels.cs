using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>What levels the messages of a run took so far, per variable.</summary>
internal sealed class ReferenceLevels(QuantizerKind quantizer)
{
    private readonly Dictionary<StateVariable, LevelRange> _ranges = [];

    /// <summary>Messages v ≠ 0 whose logarithmic level is 0 in double precision.</summary>
    public long Underflows { get; private set; }

    /// <summary>The range of one variable; z counts as S.</summary>
    public LevelRange this[StateVariable variable] => _ranges.GetValueOrDefault(variable, LevelRange.Empty);

    /// <summary>q(v)/v of the messages that were sent from trace points.</summary>
    public Sector Sector { get; private set; } = Sector.Empty;

    /// <summary>Takes one message in.</summary>
    public void See(ReferenceMessage message)
    {
        var output = message.Output;
        _ranges[message.Variable] = this[message.Variable].With(output.Value, output.Level);
        Underflows += quantizer == QuantizerKind.Log && output.Value == 0 && message.Input != 0 ? 1 : 0;
    }

    /// <summary>Takes in one message of a step that starts at a trace point; of later rounds of that step v is no longer the state that was traced.</summary>
    public void SeeAtTracePoint(ReferenceMessage message)
    {
        See(message);
        var (v, q) = (message.Input, message.Output.Value);
        if (message.Round == 0 && v != 0 && !(q == 0 && quantizer == QuantizerKind.Log))
        {
            Sector = Sector.With(q / v);
        }
    }
}
