using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>The levels that a device says it saw against those of the reference's messages, of which the ones near a boundary are free.</summary>
internal sealed class LevelCheck
{
    private readonly Dictionary<StateVariable, (LevelRange Sure, bool HasNear)> _seen = [];

    public void Add(IEnumerable<ReferenceMessage> messages)
    {
        foreach (var message in messages)
        {
            var (sure, hasNear) = _seen.GetValueOrDefault(message.Variable, (LevelRange.Empty, false));
            _seen[message.Variable] = message.IsNearBoundary(ReliabilityTolerances.BoundaryUlps)
                ? (sure, true)
                : (sure.With(message.Output.Value, message.Output.Level), hasNear);
        }
    }

    public void Compare(in InstanceEnd end, string where)
    {
        foreach (var (variable, actual) in new[] { (StateVariable.X, end.LevelsX), (StateVariable.Y, end.LevelsY), (StateVariable.S, end.LevelsZ) })
        {
            var (sure, hasNear) = _seen.GetValueOrDefault(variable, (LevelRange.Empty, false));
            var covers = actual.PositiveLeast <= sure.PositiveLeast && actual.PositiveGreatest >= sure.PositiveGreatest
                && actual.NegativeLeast <= sure.NegativeLeast && actual.NegativeGreatest >= sure.NegativeGreatest && (actual.Zero || !sure.Zero);
            Assert.True(hasNear ? covers : actual == sure, $"levels of {variable} in {where}: {actual} instead of {sure}{(hasNear ? " or wider" : "")}");
        }
    }
}
