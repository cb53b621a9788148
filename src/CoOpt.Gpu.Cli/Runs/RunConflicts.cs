using System.Collections.Immutable;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Refuses shards that were computed twice with different results wherever no merge does: nobody can say which of the two is right.</summary>
internal static class RunConflicts
{
    private const int Shown = 10;

    /// <summary>Refuses the run in <paramref name="folder"/> if there are <paramref name="conflicts"/>.</summary>
    /// <exception cref="RunFolderException">There are.</exception>
    public static void Refuse(string folder, ImmutableArray<int> conflicts)
    {
        if (conflicts.IsEmpty)
        {
            return;
        }

        var (shards, was) = conflicts.Length == 1 ? ("shard", "was") : ("shards", "were");
        var more = conflicts.Length > Shown ? FormattableString.Invariant($" and {conflicts.Length - Shown:N0} more") : "";
        throw new RunFolderException(
            RunFolderProblem.Nondeterminism,
            $"{folder}: {shards} {string.Join(", ", conflicts.Take(Shown))}{more} {was} computed twice with different results (shards/*.other-*.json); "
            + "check the machines (coopt doctor), and start anew with --rerun");
    }
}
