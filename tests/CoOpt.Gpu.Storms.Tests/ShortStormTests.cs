using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Storms;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Storms.Tests;

/// <summary>Every storm in its short form; <c>tests/storms.sh NAME --full</c> runs the long ones.</summary>
public class ShortStormTests(ITestOutputHelper output)
{
    [FactOfStorm("kill")]
    public void Killed_runs_go_on_to_the_same_bytes() => Run("kill");

    [FactOfStorm("kill-at-calls")]
    public void Runs_killed_at_a_system_call_go_on_to_the_same_bytes() => Run("kill-at-calls");

    [FactOfStorm("faults")]
    public void A_failing_system_call_is_named_and_loses_nothing() => Run("faults");

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
