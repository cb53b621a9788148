using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>The levels of the reference's messages, of which those near a boundary are free.</summary>
internal sealed class LevelsSeen
{
    private readonly Dictionary<StateVariable, (LevelRange Sure, bool HasNear)> _seen = [];
    private long _steps;

    public void Add(IEnumerable<ReferenceMessage> messages)
    {
        _steps++;
        foreach (var message in messages)
        {
            var (sure, hasNear) = _seen.GetValueOrDefault(message.Variable, (LevelRange.Empty, false));
            _seen[message.Variable] = message.IsNearBoundary(MessageDoubt.Ulps) ? (sure, true) : (sure.With(message.Output.Value, message.Output.Level), hasNear);
        }
    }

    /// <summary>The variable whose levels the device has seen otherwise; null where there is none.</summary>
    public AuditDifference? Compare(in InstanceEnd end)
    {
        foreach (var (variable, name, device) in ((StateVariable, string, LevelRange)[])[(StateVariable.X, "x", end.LevelsX), (StateVariable.Y, "y", end.LevelsY), (StateVariable.S, "z", end.LevelsZ)])
        {
            var (sure, hasNear) = _seen.GetValueOrDefault(variable, (LevelRange.Empty, false));
            var covers = device.PositiveLeast <= sure.PositiveLeast && device.PositiveGreatest >= sure.PositiveGreatest
                && device.NegativeLeast <= sure.NegativeLeast && device.NegativeGreatest >= sure.NegativeGreatest && (device.Zero || !sure.Zero);
            if (hasNear ? !covers : device != sure)
            {
                return new AuditDifference(_steps, $"levels of {name}", $"{device}", $"{sure}{(hasNear ? " or wider" : "")}", "");
            }
        }

        return null;
    }
}
