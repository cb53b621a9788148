using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Figures.Reports.Sections;
using CoOpt.Gpu.Figures.Runs;

namespace CoOpt.Gpu.Figures.Reports;

/// <summary>The report of one run: what ran, whether the bound held, what each axis does, how instances converged, which to look at.</summary>
public static class RunReport
{
    /// <summary>The page. The same run gives the same page.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Path of the run's folder, relative to the page, with forward slashes; empty for the same.</param>
    /// <param name="figures">Figures of the user's own recipes, which stand first; a figure of the report that would have the same id is left out.</param>
    /// <exception cref="Results.Tables.TableFormatException">The run's tables lack a column.</exception>
    /// <exception cref="IOException">A trace cannot be read.</exception>
    public static Page Build(RunData run, string folder = "", ImmutableArray<Plot> figures = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ImmutableHashSet<string> own = figures.IsDefaultOrEmpty ? [] : [.. figures.Select(f => f.Figure.Id)];
        var facts = new RunFacts(run) { OwnFigures = own };

        // Traces are most of what is read, so that begins first and goes on beside the rest.
        var convergence = Task.Factory.StartNew(() => ConvergenceSection.Of(new RunFacts(run) { OwnFigures = own }), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new Page(run.Name, LeadSection.Of(facts),
        [
            .. figures.IsDefaultOrEmpty ? (Section[])[] : [new Section("figures", "Figures", [new FiguresBlock(figures)])],
            SweepSection.Of(facts),
            BoundSection.Of(facts),
            AblationSection.Of(facts),
            OverviewSection.Of(facts),
            convergence.GetAwaiter().GetResult(),
            ExtremesSection.Of(facts),
            FilesSection.Of(facts, folder),
        ]);
    }
}
