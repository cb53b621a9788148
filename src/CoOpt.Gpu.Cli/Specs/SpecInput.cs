using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.Specs;

/// <summary>A spec that was read without an error.</summary>
internal sealed class SpecInput
{
    private readonly InstanceSetUp _setUp;

    private SpecInput(IInstanceSource source, ImmutableArray<string> warnings)
    {
        _setUp = new InstanceSetUp(source);
        Warnings = warnings;
    }

    /// <summary>Name and version of the random numbers, for plan and manifest.</summary>
    public static string Generator => "philox4x32-10/1";

    /// <summary>The sweep and its instances.</summary>
    public IInstanceSource Source => _setUp;

    /// <summary>What is odd, but no error.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>The columns of traces/: those of the first instance, since the observables cannot be swept.</summary>
    public ImmutableArray<string> Observables => Source.Create(0).Settings.Trace.Observables;

    /// <summary>Adds theory to a draft.</summary>
    /// <exception cref="InstanceException">Theory lacks what a run needs.</exception>
    public Instance Resolve(InstanceDraft draft) => _setUp.Resolve(draft);

    /// <summary>The same, until <paramref name="token"/> is set.</summary>
    public Func<InstanceDraft, Instance> ResolveUntil(CancellationToken token) => draft =>
    {
        token.ThrowIfCancellationRequested();
        return _setUp.Resolve(draft);
    };

    /// <summary>Reads the spec at <paramref name="path"/> with what the command line replaces.</summary>
    /// <exception cref="SpecException">It has errors; the exception holds every problem.</exception>
    public static SpecInput Read(Host host, string path, SpecOverrides overrides)
    {
        var result = Load(host, path, overrides);
        return result.Source is { } source
            ? new SpecInput(source, [.. result.Diagnostics.Select(d => $"{d.Message} ({d.Place})")])
            : throw new SpecException(result.Diagnostics);
    }

    /// <summary>The same, with the problems in place of an exception.</summary>
    public static SpecLoadResult Load(Host host, string path, SpecOverrides overrides)
    {
        // Messages name the file as it was typed, which needs that the host's folder is the process's.
        var absolute = RunPaths.Absolute(host, path);
        return SpecLoader.Load(Path.GetFullPath(path) == absolute ? path : absolute, overrides);
    }

    /// <summary>The sweep of a plan that was frozen before, its data files read again at their paths.</summary>
    /// <exception cref="SpecException">A data file is missing, or is not what the plan recorded.</exception>
    public static SpecInput Reopen(ResolvedSweep sweep) => new(SpecLoader.Reopen(sweep), []);
}
