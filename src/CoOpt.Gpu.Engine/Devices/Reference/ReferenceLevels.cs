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

    /// <summary>Takes one message in.</summary>
    public void See(ReferenceMessage message)
    {
        var output = message.Output;
        _ranges[message.Variable] = this[message.Variable].With(output.Value, output.Level);
        Underflows += quantizer == QuantizerKind.Log && output.Value == 0 && message.Input != 0 ? 1 : 0;
    }
}
