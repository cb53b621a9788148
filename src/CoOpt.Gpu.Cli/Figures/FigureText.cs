using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Figures;

/// <summary>What became of figures, in words and as JSON.</summary>
internal static class FigureText
{
    /// <summary>One line for each fault on standard error, then one that sums up.</summary>
    public static void Write(IReadOnlyList<FigureOutcome> outcomes, int figures, bool checkOnly, Host host)
    {
        foreach (var outcome in outcomes)
        {
            foreach (var line in Lines(outcome))
            {
                host.Error.WriteLine($"error {FaultOf(outcome)!.Code}: {line}");
            }
        }

        foreach (var outcome in outcomes.Where(o => o.State == FigureState.Written))
        {
            host.Out.WriteLine(outcome.File);
        }

        var count = FormattableString.Invariant($"{figures} figure{(figures == 1 ? "" : "s")}");
        var bad = outcomes.Where(o => FaultOf(o) is not null).Select(o => o.Figure).Distinct().Count();
        var written = outcomes.Count(o => o.State == FigureState.Written);
        host.Error.WriteLine(checkOnly
            ? FormattableString.Invariant($"{count} checked, {bad} not as the rows give them")
            : FormattableString.Invariant($"{count}, {written} file{(written == 1 ? "" : "s")} written, {outcomes.Count(o => o.State == FigureState.Same)} as they were"));
        ErrorHint.Write(host, outcomes.Select(FaultOf).OfType<Fault>().Select(f => f.Code));
    }

    /// <summary>The members of the object.</summary>
    public static void WriteJson(Utf8JsonWriter json, IEnumerable<FigureOutcome> outcomes)
    {
        json.WriteStartArray("files");
        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("figure", outcome.Figure);
            json.WriteString("file", outcome.File.Length > 0 ? outcome.File : null);
            json.WriteString("state", outcome.State.ToString().ToLowerInvariant());
            json.WriteString("problem", outcome.Problem.Length > 0 ? outcome.Problem : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The fault of an outcome; null where it is none.</summary>
    public static Fault? FaultOf(FigureOutcome outcome) => outcome.State switch
    {
        FigureState.Differs or FigureState.Missing => Fault.FigureDiffers,
        FigureState.Malformed => Fault.FigureFile,
        _ => null,
    };

    private static string[] Lines(FigureOutcome outcome) => outcome.State switch
    {
        FigureState.Differs => [$"{outcome.File}: is not what its rows and its document give (`coopt figure` without --check writes it anew)"],
        FigureState.Missing => [$"{outcome.File}: is missing (`coopt figure` without --check writes it)"],
        FigureState.Malformed => outcome.Problem.Split('\n'),
        _ => [],
    };
}
