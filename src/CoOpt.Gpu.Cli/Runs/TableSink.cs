using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Writes each shard of a run as it comes and counts it for the summary. The states of a part are kept until it is whole: they are written in one piece.</summary>
internal sealed class TableSink(RunTables tables, RunPlan plan, RunTotals totals) : IRunSink
{
    private readonly List<StateSnapshot> _states = [];
    private int _part;

    /// <inheritdoc/>
    public void Accept(RunShard shard)
    {
        var part = (int)(shard.From / plan.PartSize);
        if (part != _part)
        {
            Complete();
            _part = part;
        }

        tables.Write(part, shard.Results, shard.Traces, []);
        _states.AddRange(shard.States);
        totals.Add(shard);
    }

    /// <summary>Writes what is still kept: every shard has come.</summary>
    public void Complete()
    {
        if (_states.Count > 0)
        {
            tables.Write(_part, [], [], [.. _states]);
            _states.Clear();
        }
    }
}
