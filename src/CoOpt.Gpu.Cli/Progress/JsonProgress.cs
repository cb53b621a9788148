using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>The JSON form of progress: one object a line.</summary>
internal static class JsonProgress
{
    /// <summary>The object of <paramref name="progress"/>; <c>left_s</c> is null while the pace says nothing.</summary>
    public static string Line(RunProgress progress, double plannedNodeSteps) => JsonOutput.Line(json =>
    {
        json.WriteString("event", "progress");
        json.WriteNumber("done", progress.Done);
        json.WriteNumber("total", progress.Total);
        json.WriteNumber("converged", progress.Converged);
        json.WriteNumber("diverged", progress.Diverged);
        json.WriteNumber("stalled", progress.Stalled);
        json.WriteNumber("step_limit", progress.StepLimit);
        json.WriteNumber("node_steps", progress.NodeSteps);
        json.WriteNumber("node_steps_per_s", Math.Round(ProgressText.Rate(progress)));
        json.WriteNumber("elapsed_s", Math.Round(progress.Elapsed.TotalSeconds, 3));
        if (ProgressText.Left(progress, plannedNodeSteps) is { } left)
        {
            json.WriteNumber("left_s", Math.Round(left.TotalSeconds, 1));
        }
        else
        {
            json.WriteNull("left_s");
        }
    });
}
