using System.Globalization;
using System.Text.Json;
using CoOpt.Gpu.Fuzz.Inputs;
using CoOpt.Gpu.Fuzz.Parsers;
using CoOpt.Gpu.Fuzz.Reporting;
using CoOpt.Gpu.Fuzz.Running;

const string Usage = "usage: coopt-fuzz run PARSER|all COUNT [--seed S] [--processes N] [--findings FOLDER] [--csv FILE] [--state FOLDER] [--outcomes]\n       coopt-fuzz input PARSER SEED INDEX     the input on standard output";

if (args is ["block", var parser, var seedText, var fromText, var toText, var folder, var file])
{
    var made = ParserCatalogue.Create(parser, folder);
    using var progress = new Progress(file);
    var result = new BlockRun(made, new InputSource(made, ulong.Parse(seedText, CultureInfo.InvariantCulture)))
        .Run(long.Parse(fromText, CultureInfo.InvariantCulture), long.Parse(toText, CultureInfo.InvariantCulture), index => progress.Current = index + 1);
    Console.Out.WriteLine(JsonSerializer.Serialize(result, BlockJson.Default.BlockResult));
    return 0;
}

if (args is ["input", var name, var seedOf, var indexOf])
{
    var scratch = Campaign.Scratch();
    var bytes = new InputSource(ParserCatalogue.Create(name, scratch), ulong.Parse(seedOf, CultureInfo.InvariantCulture))[long.Parse(indexOf, CultureInfo.InvariantCulture)];
    Directory.Delete(scratch, recursive: true);
    Console.OpenStandardOutput().Write(bytes);
    return 0;
}

if (args is not ["run", var which, var countText, .. var options] || !long.TryParse(countText, CultureInfo.InvariantCulture, out var count) || (which != "all" && !ParserCatalogue.Names.Contains(which)))
{
    Console.Error.WriteLine($"{Usage}\nparsers: {string.Join(", ", ParserCatalogue.Names)}");
    return 2;
}

string Option(string option, string otherwise) => Array.IndexOf(options, option) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : otherwise;
var seed = ulong.Parse(Option("--seed", "1"), CultureInfo.InvariantCulture);
var processes = int.Parse(Option("--processes", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
var findings = Path.GetFullPath(Option("--findings", "fuzz-findings"));
var rows = new List<string> { CampaignText.Header };
var failed = false;
foreach (var one in which == "all" ? ParserCatalogue.Names : [which])
{
    // Step by step, so that a campaign of hours can be interrupted and gone on with.
    const long Step = 50_000;
    var left = Option("--state", "") is { Length: > 0 } states ? Path.Combine(Directory.CreateDirectory(states).FullName, one + ".json") : null;
    var result = left is null ? CampaignResult.Begun(one, seed) : CampaignResult.Read(left, one, seed);
    while (result.Total.Executions < count)
    {
        var done = result.Total.Executions;
        result = result.Plus(new Campaign(one, seed, done, Math.Min(count, done + Step), processes).Run(findings));
        if (left is not null)
        {
            result.Write(left);
        }
    }

    Console.Out.Write(CampaignText.Lines(result, options.Contains("--outcomes")));
    rows.Add(CampaignText.Row(result));
    failed |= result.Total.Findings.Count > 0;
}

if (Option("--csv", "") is { Length: > 0 } csv)
{
    File.WriteAllText(csv, string.Join('\n', rows) + "\n");
    File.WriteAllText(Path.ChangeExtension(csv, ".json"), CampaignManifest.Json($"tests/fuzz.sh {which} {count} --seed {seed}", processes, DateTimeOffset.UtcNow));
}

return failed ? 1 : 0;
