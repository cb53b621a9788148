using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Figures;

namespace CoOpt.Gpu.Cli.Reports;

/// <summary>What a report is made from: runs, and recipes of figures.</summary>
internal static class ReportInput
{
    /// <summary>The run at <paramref name="path"/>.</summary>
    /// <exception cref="CommandException">There is none, or its files are not what a run leaves.</exception>
    public static RunData Open(Host host, string path)
    {
        try
        {
            return RunData.Open(RunPaths.Absolute(host, path));
        }
        catch (RecipeException problem)
        {
            throw new CommandException(Fault.NoRun, problem.Message, problem);
        }
        catch (Exception problem) when (problem is FormatException or TableFormatException)
        {
            throw new CommandException(Fault.Corruption, $"{path}: {problem.Message}; coopt verify {path} says more", problem);
        }
    }

    /// <summary>The run with the rows of the table at <paramref name="path"/> in place of its own.</summary>
    /// <exception cref="CommandException">There is no such file, or it is no table.</exception>
    public static RunData WithRows(Host host, RunData run, string path)
    {
        var absolute = RunPaths.Absolute(host, path);
        if (!File.Exists(absolute))
        {
            throw new CommandException(Fault.Usage, $"there is no {path}: --rows takes a CSV file");
        }

        try
        {
            IntactTable.Require(absolute);
            return run.WithRows(absolute);
        }
        catch (TableFormatException problem)
        {
            throw new CommandException(Fault.Usage, $"{path}: {problem.Message}", problem);
        }
    }

    /// <summary>The recipes of a file.</summary>
    /// <exception cref="SpecException">It has errors.</exception>
    public static ImmutableArray<FigureRecipe> Recipes(Host host, string path)
    {
        var absolute = RunPaths.Absolute(host, path);
        var result = FigureFile.Load(Path.GetFullPath(path) == absolute ? path : absolute);
        return result.IsValid ? result.Recipes : throw new SpecException(result.Diagnostics);
    }
}
