using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Writes each part of a run as it comes and counts it for the summary.</summary>
internal sealed class TableSink(RunTables tables, RunTotals totals) : IRunSink
{
    /// <inheritdoc/>
    public void Accept(RunPart part)
    {
        tables.Write(part.Ordinal, part.Results, part.Traces, part.States);
        totals.Add(part);
    }
}
