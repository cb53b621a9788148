using System.Collections.Immutable;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Verification;

/// <summary>Holds the tables of a run against its plan and the data dictionary: columns, rows, and the order of both. At most one finding a table.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="plan">Its plan.</param>
/// <param name="manifest">Its manifest; null where it has none, and then rows may be missing anywhere.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="remedy">What to do about a table that does not fit.</param>
internal sealed class TableChecks(string folder, SweepPlan plan, RunManifest? manifest, ImmutableArray<Finding>.Builder findings, string remedy)
{
    private readonly HashSet<long> _failed = [.. manifest?.Failures.Select(f => f.Instance) ?? []];
    private readonly InstanceRange[] _missing = [.. (manifest?.Missing ?? []).OrderBy(static r => r.From)];
    private readonly RunColumns _columns = new(plan.Sweep);

    /// <summary>Checks those of <paramref name="names"/> that are tables.</summary>
    internal void Run(IEnumerable<string> names)
    {
        foreach (var name in names.Order(StringComparer.Ordinal).Where(n => n == RunNames.Instances || RunNames.IsPart(n)))
        {
            try
            {
                using var table = TableReader.Open(Path.Combine(folder, name));
                var wrong = _columns.Mismatch(name, table.Header)
                    ?? (name == RunNames.Instances ? Instances(table) : Order(table, name.StartsWith(RunNames.States, StringComparison.Ordinal)));
                if (wrong is not null)
                {
                    findings.Add(new Finding(FormattableString.Invariant($"{name}:{table.Line}"), wrong, remedy));
                }
            }
            catch (TableFormatException e)
            {
                findings.Add(new Finding(name, e.Message.Replace(Path.Combine(folder, name) + ":", "", StringComparison.Ordinal).Trim(), remedy));
            }
        }
    }

    private string? Instances(TableReader table)
    {
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var expected = NextRow(0);
        while (table.Read())
        {
            if (table.Row.Whole("instance") is not { } index)
            {
                return "a row without the number of its instance";
            }

            if (index >= plan.Sweep.Count)
            {
                return Invariant($"instance {index} is not of this sweep, which has {plan.Sweep.Count}");
            }

            if (index < expected || (index > expected && manifest is not null))
            {
                return Invariant($"the row of instance {expected} is missing or out of order: instance {index} is in its place");
            }

            var outcome = table.Row.Text("outcome");
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            expected = NextRow(index + 1);
        }

        return manifest is null ? null
            : expected < plan.Sweep.Count
                ? Invariant($"the rows end before instance {expected}; the plan has {plan.Sweep.Count} instances, {_failed.Count + _missing.Sum(static r => r.To - r.From)} of them without a row")
            : outcomes.SequenceEqual(manifest.Outcomes) ? null
            : $"its outcomes are {Counts(outcomes)}, and the manifest says {Counts(manifest.Outcomes)}";
    }

    // Rows ascend by instance, then step, then node, and belong to instances that have a row.
    private string? Order(TableReader table, bool states)
    {
        var last = (Instance: -1L, Step: -1L, Node: -1L);
        while (table.Read())
        {
            var row = table.Row;
            var now = (Instance: row.Whole("instance") ?? -1, Step: row.Whole("step") ?? -1, Node: states ? row.Whole("node") ?? -1 : 0);
            if (now.CompareTo(last) <= 0)
            {
                return Invariant($"instance {now.Instance}, step {now.Step} comes after instance {last.Instance}, step {last.Step}");
            }

            if (now.Instance >= plan.Sweep.Count || _failed.Contains(now.Instance) || Missing(now.Instance) is not null)
            {
                return Invariant($"instance {now.Instance} has no row in instances.csv");
            }

            last = now;
        }

        return null;
    }

    private long NextRow(long index)
    {
        while (true)
        {
            if (Missing(index) is { } range)
            {
                index = range.To;
            }
            else if (_failed.Contains(index))
            {
                index++;
            }
            else
            {
                return index;
            }
        }
    }

    private InstanceRange? Missing(long index)
    {
        var (low, high) = (0, _missing.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _missing[middle].From <= index ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && _missing[low - 1].To > index ? _missing[low - 1] : null;
    }

    private static string Counts(IEnumerable<KeyValuePair<string, long>> outcomes) => string.Join(", ", outcomes.Select(o => Invariant($"{o.Value} {o.Key}")));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
