using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Keys;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Specs.Tests.Loading;

public class GoodSpecTests
{
    private const string Example = """
        schema: 1
        name: quickstart
        problem:
          nodes: 20
          cpu: { capacity: "uniform(1, 5)", workload: "uniform(0, 8)", demand: 1.3, box: [0, 1.5], penalty: 1 }
          learning: { loss: smooth-hinge, data: circles, samplesPerNode: 20, split: iid }
        network: { topology: erdos-renyi, p: 0.2 }            # a comment
        links: { quantizer: log, rho: 0.125, coupling: node }
        method: { algorithm: co-optimization, alpha: 0.5 * bound, stepper: euler, step: auto, steps: 4000, stopAt: 1e-6 }
        sweep:
          method.alpha: log(0.1, 64, 16) * bound
          links.rho: [0.0625, 0.125, 0.25, 0.5]
          network.p: lin(0.2, 0.5, 4)
          seed: range(0, 8)
        trace: { every: 100 }
        """;

    [Fact]
    public void The_last_axis_varies_fastest()
    {
        var sweep = SpecFolder.Good(Example).Sweep!;

        Assert.Equal(16 * 4 * 4 * 8, sweep.Count);
        Assert.Equal(["method.alpha", "links.rho", "network.p", "seed"], sweep.SweptKeys);
        Assert.Equal("0.1 * bound 0.0625 0.2 0", Text(sweep, 0));
        Assert.Equal("0.1 * bound 0.0625 0.2 1", Text(sweep, 1));
        Assert.Equal("0.1 * bound 0.0625 0.3 0", Text(sweep, 8));
        Assert.Equal("64 * bound 0.5 0.5 7", Text(sweep, sweep.Count - 1));
    }

    [Fact]
    public void The_canonical_settings_hold_every_key_with_its_default()
    {
        var sweep = SpecFolder.Good(SpecFolder.Head).Sweep!;

        var spoken = SpecKeys.All.Where(k => !k.IsTacit).ToList();
        Assert.Equal(spoken.Select(k => k.Path).Order(StringComparer.Ordinal), sweep.Settings.Keys);
        Assert.Equal(1, sweep.Count);
        Assert.All(spoken.Where(k => k.Default is not null), k => Assert.Equal(k.Default!.Value, sweep.Settings[k.Path]));
    }

    [Theory]
    [InlineData("method: { precision: double }", null, Precision.Binary64)]
    [InlineData("method: { precision: single }", "single", Precision.Binary32)]
    [InlineData("sweep:\n  method.precision: [double, single]", "double", Precision.Binary64)]
    public void The_precision_stands_in_a_plan_where_it_is_not_double_throughout(string yaml, string? expected, Precision first)
    {
        var loaded = SpecFolder.Good(SpecFolder.Head + yaml + "\n");

        Assert.Equal(expected, loaded.Sweep!.Settings.TryGetValue("method.precision", out var value) ? value.Text : null);
        Assert.Equal(first, loaded.Source!.Create(0).Settings.Method.Precision);
        Assert.Equal(loaded.Sweep.Count == 2 ? Precision.Binary32 : first, loaded.Source.Create(loaded.Sweep.Count - 1).Settings.Method.Precision);
    }

    [Fact]
    public void Defaults_are_those_of_the_values()
    {
        var settings = SpecFolder.Good(SpecFolder.Head).Source!.Create(0).Settings;

        Assert.Equal(new NetworkSettings(), settings.Network);
        Assert.Equal(new CpuSettings(), settings.Problem.Cpu);
        Assert.Equal(new StartSettings(), settings.Start);
        Assert.Equal(new MethodSettings { Alpha = new Quantity(0.5, RelativeTo.Bound), Steps = 4000 }, settings.Method);
        Assert.Equal(new LinkSettings(QuantizerKind.Log, 0.125, 0, Rounding.Nearest, CouplingKind.Node), settings.Links);
        Assert.Equal((LossKind.SmoothHinge, DataSource.Gaussians, true), (settings.Problem.Learning.Loss, settings.Problem.Learning.Data, settings.Problem.Learning.Standardize));
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_make_no_difference()
    {
        var crlf = SpecFolder.Good("\uFEFF" + Example.ReplaceLineEndings("\r\n")).Sweep!;
        var plain = SpecFolder.Good(Example).Sweep!;

        Assert.Equal(plain.Settings, crlf.Settings);
        Assert.Equal(plain.Count, crlf.Count);
    }

    [Theory]
    [InlineData("problem: { nodes: 0x10 }", "problem.nodes", "16")]
    [InlineData("problem: { nodes: 0o20 }", "problem.nodes", "16")]
    [InlineData("problem: { nodes: 2e1 }", "problem.nodes", "20")]
    [InlineData("problem: { cpu: { box: none } }", "problem.cpu.box", "none")]
    [InlineData("problem: { cpu: { demand: { total: 12.5 } } }", "problem.cpu.demand", "none")]
    [InlineData("problem: { cpu: { workload: 3 } }", "problem.cpu.workload", "3")]
    [InlineData("problem: { cpu: { workload: \"normal( 1,2 )\" } }", "problem.cpu.workload", "normal(1, 2)")]
    [InlineData("method: { time: 5 }", "method.steps", "none")]
    [InlineData("method: { alpha: limit }", "method.alpha", "1 * limit")]
    [InlineData("network: { switching: { everyTime: 2 } }", "network.switching", "pool")]
    [InlineData("network: { switching: { everyTime: 2 } }", "network.switching.every", "none")]
    [InlineData("trace: { observables: [lyapunov, cost_gap] }", "trace.observables", "[lyapunov, cost_gap]")]
    [InlineData("network:\n", "network.p", "0.2")]
    public void Forms_have_one_canonical_value(string yaml, string key, string expected) =>
        Assert.Equal(expected, SpecFolder.Good(SpecFolder.Head + yaml).Sweep!.Settings[key].ToString());

    [Fact]
    public void A_zip_is_one_axis_at_its_place()
    {
        var sweep = SpecFolder.Good(SpecFolder.Head + "sweep:\n  seed: [1, 2]\n  zip:\n    links.rho: [0.1, 0.2, 0.3]\n    links.coupling: [node, edge, ideal]\n  network.p: [0.4, 0.5]\n").Sweep!;

        Assert.Equal(12, sweep.Count);
        Assert.Equal("1 0.1 node 0.4|1 0.1 node 0.5|1 0.2 edge 0.4|1 0.2 edge 0.5|1 0.3 ideal 0.4|1 0.3 ideal 0.5|2 0.1 node 0.4", string.Join('|', Enumerable.Range(0, 7).Select(i => Text(sweep, i))));
    }

    [Fact]
    public void Options_set_keys_and_replace_or_append_axes()
    {
        var sweep = SpecFolder.Good(
            Example,
            new SpecOverrides(["problem.nodes=10", "problem.cpu.demand.total=40", "network.switching={ every: 7 }"], ["links.rho=[0.5]", "method.alpha=[0.5, 2] * bound", "links.coupling=[node, edge]"])).Sweep!;

        Assert.Equal(["method.alpha", "links.rho", "network.p", "seed", "links.coupling"], sweep.SweptKeys);
        Assert.Equal(2 * 1 * 4 * 8 * 2, sweep.Count);
        Assert.Equal("0.5 * bound 0.5 0.2 0 edge", Text(sweep, 1));
        Assert.Equal("10 none 40 7", $"{sweep.Settings["problem.nodes"]} {sweep.Settings["problem.cpu.demand"]} {sweep.Settings["problem.cpu.demand.total"]} {sweep.Settings["network.switching.every"]}");
    }

    [Fact]
    public void Loss_decides_where_the_data_come_from()
    {
        var source = SpecFolder.Good(SpecFolder.Head + "sweep:\n  problem.learning.loss: [quadratic, least-squares, logistic, softmax]\n").Source!;

        Assert.Equal(
            [DataSource.Quadratic, DataSource.Regression, DataSource.Gaussians, DataSource.Gaussians], Enumerable.Range(0, 4).Select(i => source.Create(i).Settings.Problem.Learning.Data));
    }

    [Fact]
    public void Any_text_gives_diagnostics_and_no_exception()
    {
        var random = new System.Random(20251025);
        var pieces = Example.Split(' ', ',', '\n').Concat(["\n", "\n  ", "{", "}", "[", "]", ": ", "- ", "\"", "'", "*", "&", "!", "|", "#", "\t", "? ", "%", "\0"]).ToArray();
        for (var k = 0; k < 2000; k++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(3) == 0 ? " " : "")));
            var result = SpecFolder.Load(text);
            Assert.True(result.IsValid || result.Diagnostics.Any(d => d.IsError), text);
        }
    }

    private static string Text(ResolvedSweep sweep, long index) => string.Join(' ', sweep.ValuesAt(index));
}
