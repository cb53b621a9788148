using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Peers;

/// <summary>The first instances of a spec's sweep, set up, with a step limit.</summary>
internal sealed class Workload
{
    private Workload(string name, IReadOnlyList<Instance> instances, long steps)
    {
        Name = name;
        Instances = instances;
        Steps = steps;
    }

    /// <summary>The name in the spec.</summary>
    public string Name { get; }

    /// <summary>The instances; those with equal seeds share graphs and data.</summary>
    public IReadOnlyList<Instance> Instances { get; }

    /// <summary>The step limit.</summary>
    public long Steps { get; }

    /// <summary>n.</summary>
    public int Nodes => Instances[0].Nodes;

    /// <summary>m.</summary>
    public int Parameters => Instances[0].Parameters;

    /// <summary>Steps between looks at the residual; 0 where instances run to the limit.</summary>
    public int CheckEvery => Instances[0].Draft.Settings.Method.StopAt > 0 ? Instances[0].Draft.Settings.Trace.Every!.Value : 0;

    /// <summary>Sets up the first <paramref name="count"/> instances of a spec, 0 for all; <paramref name="steps"/> replaces its step limit unless 0; <paramref name="sets"/> and <paramref name="sweeps"/> are as after <c>--set</c> and <c>--sweep</c>.</summary>
    /// <exception cref="InvalidOperationException">The spec is wrong; the message says how.</exception>
    public static Workload Load(string spec, int count = 0, long steps = 0, string? mnist = null, IEnumerable<string>? sets = null, IEnumerable<string>? sweeps = null)
    {
        List<string> all = [.. sets ?? []];
        if (mnist is not null)
        {
            all.Add($"problem.learning.data.mnist={Path.GetFullPath(mnist)}");
        }

        var loaded = SpecLoader.Load(spec, new SpecOverrides([.. all], [.. sweeps ?? []]));
        var source = loaded.Source ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var resolver = new InstanceResolver();
        var taken = checked((int)(count > 0 ? Math.Min(count, source.Sweep.Count) : source.Sweep.Count));
        Instance[] instances = [.. Enumerable.Range(0, taken).AsParallel().AsOrdered().Select(i => resolver.Resolve(source.Create(i)))];
        return new Workload(source.Sweep.Name, instances, instances[0].Steps).Take(taken, steps);
    }

    /// <summary>The first <paramref name="count"/> instances, 0 for all, over <paramref name="steps"/> steps, 0 for as many as now; only the last state is kept.</summary>
    public Workload Take(int count, long steps)
    {
        var limit = steps > 0 ? Math.Min(steps, Steps) : Steps;
        return new Workload(Name, [.. Instances.Take(count > 0 ? count : Instances.Count).Select(i => Limited(i, limit, CheckEvery))], limit);
    }

    /// <summary><paramref name="count"/> instances from number <paramref name="from"/> on.</summary>
    public Workload Part(int from, int count) => new(Name, [.. Instances.Skip(from).Take(count)], Steps);

    private static Instance Limited(Instance instance, long steps, int checkEvery) => instance with
    {
        Steps = steps,
        Horizon = steps * instance.StepSize,
        Draft = instance.Draft with
        {
            Settings = instance.Draft.Settings with
            {
                Trace = new TraceSettings { Every = checkEvery > 0 ? checkEvery : (int)steps, States = StateRows.Last, Observables = [] },
            },
        },
    };
}
