using System.Globalization;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Sweeps beyond these sizes are more often a slip of a digit than a wish: they want <c>--yes</c>.</summary>
internal static class SizeGuard
{
    /// <summary>The most instances that run unasked.</summary>
    public const long Instances = SpecLoader.ConsentCount;

    /// <summary>The most bytes that are written unasked.</summary>
    public const long Bytes = 50_000_000_000;

    /// <summary>Refuses a sweep of <paramref name="count"/> instances if that is too many.</summary>
    /// <exception cref="CommandException">It is.</exception>
    public static void CheckCount(long count)
    {
        if (count > Instances)
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"the sweep has {count:N0} instances, more than {Instances:N0}");
            throw new CommandException(Fault.Large, $"{size}; make an axis shorter, or say --yes (`coopt plan` shows the axes)");
        }
    }

    /// <summary>Refuses an output of <paramref name="bytes"/> if that is too much.</summary>
    /// <exception cref="CommandException">It is.</exception>
    public static void CheckBytes(long bytes)
    {
        if (bytes > Bytes)
        {
            throw new CommandException(
                Fault.Large,
                $"the sweep may write {ProgressText.Bytes(bytes)}, more than {ProgressText.Bytes(Bytes)}; "
                + "trace less often (trace.every), ask for fewer observables or states, or say --yes");
        }
    }
}
