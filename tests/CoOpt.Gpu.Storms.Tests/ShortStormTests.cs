using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Storms;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Storms.Tests;

/// <summary>Every storm in its short form; <c>tests/storms.sh NAME --full</c> runs the long ones.</summary>
public class ShortStormTests(ITestOutputHelper output)
{
    [FactOfStorm("stop")]
    public void Stopped_runs_go_on_to_the_same_bytes() => Run("stop");

    [FactOfStorm("kill")]
    public void Killed_runs_go_on_to_the_same_bytes() => Run("kill");

    [FactOfStorm("kill-at-calls")]
    public void Runs_killed_at_a_system_call_go_on_to_the_same_bytes() => Run("kill-at-calls");

    [FactOfStorm("faults")]
    public void A_failing_system_call_is_named_and_loses_nothing() => Run("faults");

    [FactOfStorm("full-disk")]
    public void A_full_disk_is_named_and_loses_nothing() => Run("full-disk");

    [FactOfStorm("corrupt")]
    public void Damaged_files_are_never_taken_for_whole_ones() => Run("corrupt");

    [FactOfStorm("slices")]
    public void Slices_killed_side_by_side_merge_to_the_same_bytes() => Run("slices");

    [FactOfStorm("odd")]
    public void Whatever_else_happens_leaves_the_same_bytes() => Run("odd");

    [FactOfStorm("sweep")]
    public void A_sweep_that_is_killed_again_and_again_gets_done() => Run("sweep");

    [FactOfStorm("soak")]
    public void Run_after_run_in_one_process_gives_the_same_bytes() => Run("soak");

    private void Run(string name)
    {
        var work = Path.Combine(Path.GetTempPath(), $"storms-{name}-{Environment.ProcessId}");
        _ = Directory.CreateDirectory(work);
        try
        {
            var library = Path.Combine(AppContext.BaseDirectory, "coopt.dll");
            var weather = new Weather(new CooptProgram(library, library), work, isFull: false, seed: 1, output.WriteLine);
            StormCatalogue.Of(name).Run(weather);
            Assert.NotEmpty(weather.Rows);
            Assert.Empty(weather.Failures);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
