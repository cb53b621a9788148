using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>Runs every rule on every combination of the settings that it looks at, and reports each rule's first violation.</summary>
internal static class CrossChecks
{
    /// <summary>Combinations beyond this are left to the making of the instances, which repeats what must hold.</summary>
    private const int MaximumCombinations = 3000;

    public static void Run(
        ImmutableSortedDictionary<string, SettingValue> settings, ImmutableArray<Axis> axes, Func<string, bool> isGiven, Func<string, SpecPlace> placeOf, Files.InputFiles files, DiagnosticBag bag)
    {
        foreach (var check in MethodChecks.All.Concat(PrecisionChecks.All).Concat(AlgorithmChecks.All).Concat(NetworkChecks.All).Concat(CpuChecks.All).Concat(LearningChecks.All))
        {
            foreach (var combination in Combinations(check.Keys, axes))
            {
                var found = new DiagnosticBag();
                check.Run(new CheckContext(path => combination.TryGetValue(path, out var value) ? value : settings[path], isGiven, placeOf, files, found));
                if (found.ToImmutable() is { IsEmpty: false } problems)
                {
                    bag.AddRange(problems);
                    break;
                }
            }
        }
    }

    private static IEnumerable<Dictionary<string, SettingValue>> Combinations(string[] keys, ImmutableArray<Axis> axes)
    {
        IEnumerable<Dictionary<string, SettingValue>> combinations = [[]];
        foreach (var axis in axes)
        {
            int[] slots = [.. Enumerable.Range(0, axis.Keys.Length).Where(k => keys.Contains(axis.Keys[k]))];
            if (slots.Length > 0)
            {
                // Only what the rule sees makes a point distinct.
                var points = axis.Points.DistinctBy(p => string.Join('\n', slots.Select(s => p[s].ToString()))).Take(MaximumCombinations).ToList();
                combinations = combinations.SelectMany(c => points.Select(p => slots.Aggregate(new Dictionary<string, SettingValue>(c, StringComparer.Ordinal), (d, s) =>
                {
                    d[axis.Keys[s]] = p[s];
                    return d;
                })));
            }
        }

        return combinations.Take(MaximumCombinations);
    }
}
