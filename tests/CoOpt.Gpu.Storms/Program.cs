using System.Globalization;
using System.Text.Json;
using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Reports;
using CoOpt.Gpu.Storms.Runs;
using CoOpt.Gpu.Storms.Storms;

if (args is [ManyRuns.Verb, var library, var manySeed, var output, .. var run])
{
    return ManyRuns.Repeat(library, int.Parse(manySeed, CultureInfo.InvariantCulture), run, output);
}

if (args is [WatchedRun.Verb, var watched, var every, .. var once])
{
    return WatchedRun.Do(watched, double.Parse(every, CultureInfo.InvariantCulture), once);
}

// storms NAME|all [--full] [--seed N] [--jobs N] [--calls KIND,…] [--coopt PATH] [--library PATH] [--work FOLDER] [--results FOLDER]
if (args.Length == 0 || args[0].StartsWith('-'))
{
    Console.Error.WriteLine("usage: storms NAME|all --coopt PATH [--library PATH] [--full] [--seed N] [--jobs N] [--calls KIND,…] [--work FOLDER] [--results FOLDER]");
    foreach (var storm in StormCatalogue.All)
    {
        Console.Error.WriteLine($"  {storm.Name,-14} {storm.Summary}");
    }

    return 2;
}

string? Option(string name) => Array.IndexOf(args, name) is var k and >= 0 && k + 1 < args.Length ? args[k + 1] : null;
var chosen = StormCatalogue.All.Where(s => args[0] == "all" || s.Name == args[0]).ToList();
if (chosen.Count == 0 || Option("--coopt") is not { } path || !File.Exists(path))
{
    Console.Error.WriteLine(chosen.Count == 0 ? $"there is no storm called {args[0]}" : "--coopt must name the program under test");
    return 2;
}

var program = new CooptProgram(Path.GetFullPath(path), Path.GetFullPath(Option("--library") ?? path));
var seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
var isFull = args.Contains("--full");
var work = Path.Combine(Path.GetFullPath(Option("--work") ?? Path.GetTempPath()), $"storms-{Environment.ProcessId}");
var failures = 0L;
foreach (var storm in chosen)
{
    Console.WriteLine($"== {storm.Name}: {storm.Summary}");
    if (storm.Missing is { } reason)
    {
        Console.WriteLine($"skipped: {reason}");
        continue;
    }

    var started = DateTimeOffset.UtcNow;
    _ = Directory.CreateDirectory(work);
    var weather = new Weather(program, work, isFull, seed, Console.WriteLine, int.Parse(Option("--jobs") ?? "1", CultureInfo.InvariantCulture))
    {
        Only = Option("--calls")?.Split(',') ?? [],
    };
    JsonElement tool = default;
    try
    {
        tool = weather.Expect(StormSpec.Few).Tool;
        storm.Run(weather);
    }
    catch (Exception e) when (e is IOException or InvalidOperationException or TimeoutException or AggregateException)
    {
        // What was counted up to here is kept.
        weather.Count(e.ToString(), storm.Name);
        weather.Row(storm.Name, "broken off");
    }
    finally
    {
        Directory.Delete(work, recursive: true);
    }

    failures += weather.Rows.Sum(r => r.Failures);
    if (Option("--results") is { } results)
    {
        _ = Directory.CreateDirectory(results);
        var command = $"tests/storms.sh {storm.Name}{(isFull ? " --full" : "")} --seed {seed}";
        File.WriteAllText(Path.Combine(results, $"{storm.Name}.csv"), StormTable.Csv(weather.Rows));
        File.WriteAllText(Path.Combine(results, $"{storm.Name}.json"), StormManifest.Json(tool, command, started, DateTimeOffset.UtcNow));
    }
}

Console.WriteLine($"{failures} failed");
return failures == 0 ? 0 : 1;
