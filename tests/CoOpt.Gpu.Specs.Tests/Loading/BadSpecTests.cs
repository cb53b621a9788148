using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.TestKit.Measuring;

namespace CoOpt.Gpu.Specs.Tests.Loading;

/// <summary>
/// Every rule of strictness once: the code, the place (marked ‸ in the text) and what the message says. A text that does not start with <c>schema</c> follows
/// a head of two lines.
/// </summary>
public class BadSpecTests
{
    /// <summary>What a user waits for at most to be told of a mistake; loading takes a few milliseconds. In seconds of processor time, of which a busy machine takes none.</summary>
    private const double Patience = 1;

    public static TheoryData<string, string, string> Specs => new()
    {
        // The file.
        { "CO0104", "problem:\n‸\tnodes: 3\n", "tab" },
        { "CO0104", "links: ‸{ rho: 0.5\n", "" },
        { "CO0104", "name2: ‸\"open\n", "quote is not closed" },
        { "CO0106", "links: { rho: ‸&r 0.5 }\n", "anchor" },
        { "CO0106", "method: { alpha: ‸*bound }\n", "alias" },
        { "CO0106", "problem: { nodes: ‸!!int 5 }\n", "tag" },
        { "CO0106", "links: { rho: 0.5 }\n‸---\nlinks: { rho: 0.25 }\n", "several documents" },
        { "CO0112", "‸name: t\n", "schema is missing" },
        { "CO0112", "‸schema: 1\n", "name is missing" },
        { "CO0107", "schema: ‸2\nname: t\n", "schema must be in [1, 1], got 2" },
        { "CO0119", "schema: 1\nname: ‸../up\n", "folder" },
        { "CO0119", "schema: 1\nname: ‸/abs\n", "folder" },
        { "CO0119", "schema: 1\nname: ‸</script>\n", "folder" },
        { "CO0119", "schema: 1\nname: ‸\"\"\n", "folder" },

        // Keys and values.
        { "CO0109", "links: { ‸roh: 0.5 }\n", "unknown key links.roh; did you mean rho?" },
        { "CO0109", "‸link: { rho: 0.5 }\n", "did you mean links?" },
        { "CO0109", "method: { ‸rho: 0.5 }\n", "belongs to links.rho" },
        { "CO0109", "‸links.rho: 0.5\n", "links: { rho: …" },
        { "CO0108", "links: { rho: 0.5, ‸rho: 0.25 }\n", "twice" },
        { "CO0108", "links: { rho: 0.5 }\n‸links: { rho: 0.25 }\n", "first at sweep.yaml:3:1" },
        { "CO0107", "links: { rho: ‸-1 }\n", "links.rho must be in (0, 1], got -1" },
        { "CO0107", "problem: { nodes: ‸1 }\n", "got 1" },
        { "CO0107", "problem: { cpu: { capacity: ‸\"uniform(-1, 5)\" } }\n", "above 0" },
        { "CO0107", "method: { alpha: ‸-0.5 * bound }\n", "above 0" },
        { "CO0107", "seed: ‸-1\n", "seed" },
        { "CO0114", "links: { rho: ‸.nan }\n", "NaN" },
        { "CO0114", "method: { stopAt: ‸.inf }\n", "infinities" },
        { "CO0114", "method: { alpha: ‸.nan }\n", "NaN" },
        { "CO0110", "links: { rho: ‸high }\n", "must be a number in (0, 1], got 'high'" },
        { "CO0110", "links: { rho: ‸\"0.5\" }\n", "remove the quotes" },
        { "CO0110", "problem: { nodes: ‸2.5 }\n", "whole number" },
        { "CO0110", "problem: { nodes: ‸[20] }\n", "got a list" },
        { "CO0110", "problem: { learning: { definite: ‸yes } }\n", "true or false" },
        { "CO0110", "problem: ‸20\n", "section" },
        { "CO0110", "links: { rho: ‸\"lin(0.1, 0.5, 3)\" }\n", "axes stand under sweep" },
        { "CO0110", "trace: { observables: [‸1] }\n", "" },
        { "CO0113", "links: { quantizer: ‸lgo }\n", "did you mean log?" },
        { "CO0113", "trace: { observables: [cost_gap, ‸loss] }\n", "" },
        { "CO0113", "method: { step: ‸adaptiv }\n", "did you mean adaptive?" },
        { "CO0118", "links: { ‸rho: }\n", "no value" },
        { "CO0111", "problem: { cpu: { capacity: ‸uniform(1, 5) } }\n", "\"uniform(1, 5)\"" },
        { "CO0111", "method: { alpha: ‸log(0.01, 1, 16) }\n", "\"log(0.01, 1, 16)\"" },
        { "CO0111", "sweep:\n  links.rho: [‸lin(0.1, 0.5, 3)]\n", "\"lin(0.1, 0.5, 3)\"" },
        { "CO0115", "problem: { cpu: { workload: ‸\"unifrom(1, 5)\" } }\n", "did you mean uniform?" },
        { "CO0115", "method: { alpha: ‸0.5 * bund }\n", "'bund' is not a number, bound or limit" },
        { "CO0116", "links: { rho: ‸0.5 * bound }\n", "method.alpha only" },
        { "CO0117", "method: { steps: 100, time: ‸5 }\n", "method.steps and method.time are both given" },
        { "CO0117", "problem: { cpu: { demand: ‸1.3 } }\nsweep:\n  problem.cpu.demand.total: [1, 2]\n", "keep one" },

        // Axes.
        { "CO0201", "sweep:\n  ‸links.roh: [0.5]\n", "did you mean links.rho?" },
        { "CO0201", "sweep:\n  ‸rho: [0.5]\n", "write its full name links.rho" },
        { "CO0201", "sweep:\n  ‸links: [0.5]\n", "section" },
        { "CO0201", "sweep:\n  ‸trace.every: [1, 2]\n", "one for the whole sweep" },
        { "CO0202", "sweep:\n  links.rho: ‸[]\n", "no point" },
        { "CO0202", "sweep:\n  seed: ‸range(5, 5)\n", "no point" },
        { "CO0203", "sweep:\n  zip:\n    links.rho: [0.1, 0.2]\n    links.quantizer: ‸[log, none, log]\n", "2 points, links.quantizer has 3" },
        { "CO0204", "sweep:\n  links.rho: [0.1]\n  zip:\n    ‸links.rho: [0.1]\n", "another axis" },
        { "CO0205", "sweep:\n  seed: ‸range(0, 1000000000)\n", "at most 250000 points together" },
        { "CO0207", "sweep:\n  links.rho: ‸0.5\n", "for one value write [0.5]" },
        { "CO0207", "sweep:\n  links.rho: ‸lin(0.1, 0.5)\n", "a count" },
        { "CO0207", "sweep:\n  links.rho: ‸log(0, 0.5, 3)\n", "above 0" },
        { "CO0207", "sweep:\n  links.quantizer: ‸range(0, 3)\n", "must be a list" },
        { "CO0107", "sweep:\n  links.rho: [0.5, ‸1.5]\n", "got 1.5" },
        { "CO0116", "sweep:\n  links.rho: ‸lin(0.1, 0.5, 3) * bound\n", "method.alpha only" },

        // Rules over several settings.
        { "CO0301", "method: { stepper: ‸dopri5 }\n", "links.quantizer is log" },
        { "CO0301", "links: { quantizer: none }\nmethod: { stepper: dopri5 }\nsweep:\n  links.quantizer: [none, log]\n  method.stepper: ‸[euler, dopri5]\n", "links.quantizer is log" },
        { "CO0302", "method: { step: ‸adaptive }\n", "dopri5" },
        { "CO0303", "links: { quantizer: none }\nmethod: { stepper: dopri5 }\nnetwork: { switching: { every: ‸50 } }\n", "everyTime" },
        { "CO0304", "network: { topology: ‸edges }\n", "needs network.edges" },
        { "CO0305", "network: { topology: watts-strogatz, k: ‸3 }\n", "even" },
        { "CO0306", "network: { topology: ring, directed: ‸true }\nmethod: { alpha: 0.1 }\n", "beyond: [directed]" },
        { "CO0306", "network: { oneWay: ‸0.2 }\nmethod: { alpha: 0.1 }\n", "beyond: [directed]" },
        { "CO0305", "network: { oneWay: ‸0.2, directed: true, topology: ring, beyond: [directed] }\nmethod: { alpha: 0.1 }\n", "directed: true" },
        { "CO0305", "network: { oneWay: 0.2, weights: ‸metropolis, beyond: [directed] }\nmethod: { alpha: 0.1 }\n", "balanced" },
        { "CO0307", "network: { topology: ‸star, oneWay: 1, beyond: [directed] }\nmethod: { alpha: 0.1 }\n", "strongly connected" },
        { "CO0307", "network: { p: ‸0.001 }\n", "no connected network" },
        { "CO0308", "links: { quantizer: ‸uniform }\n", "delta" },
        { "CO0309", "problem: { cpu: { box: ‸[1.5, 0] } }\n", "lo < hi" },
        { "CO0311", "problem: { learning: { loss: logistic, data: ‸regression } }\n", "labels" },
        { "CO0311", "problem: { learning: { loss: quadratic, data: ‸circles } }\n", "own matrices" },
        { "CO0312", "problem: { learning: { loss: least-squares, split: ‸dirichlet } }\n", "real targets" },
        { "CO0313", "problem: { learning: { loss: softmax, ridge: ‸0 } }\n", "no unique optimum" },
        { "CO0314", "problem: { learning: { data: { classes: ‸[3, 5] } } }\n", "for mnist" },
        { "CO0315", "network: { topology: ring, directed: true, beyond: [directed] }\nmethod: { alpha: ‸0.5 * bound }\n", "give a number" },
        { "CO0315", "network: { oneWay: 0.2, beyond: [directed] }\nmethod: { alpha: ‸0.5 * bound }\n", "give a number" },
        { "CO0316", "problem: { learning: { samplesPerNode: 1, holdout: ‸0.5 } }\n", "every node needs one" },
        { "CO0318", "method: { alpha: ‸frontier(0.01) }\n", "write step: bound" },
        { "CO0318", "method: { alpha: frontier(0.01), step: ‸auto }\n", "write step: bound" },
        { "CO0318", "method: { alpha: frontier(0.01), step: bound, start: { z: ‸zero } }\n", "write z: gradient" },
        { "CO0315", "network: { topology: ring, directed: true, beyond: [directed] }\nmethod: { alpha: 0.1, step: ‸bound }\n", "give a number" },
        { "CO0115", "method: { alpha: ‸2 * frontier(0.01), step: bound }\n", "stands alone" },
        { "CO0115", "method: { alpha: ‸frontier(2), step: bound }\n", "tolerance of frontier must be in [0.000001, 1]" },
        { "CO0115", "method: { alpha: ‸\"frontier(0.01, 10)\", step: bound }\n", "horizon" },
        { "CO0115", "method: { alpha: ‸frontier(), step: bound }\n", "frontier(0.01)" },
        { "CO0320", "method: { precision: single, stopAt: ‸1e-8 }\n", "no residual" },
        { "CO0320", "method: { precision: single, steps: ‸16777217 }\n", "2^24" },
        { "CO0320", "method: { precision: single, alpha: ‸frontier(0.01), step: bound }\n", "float32's last place" },
        { "CO0320", "links: { quantizer: none }\nmethod: { precision: single, stepper: dopri5, step: ‸adaptive }\n", "error control" },
        { "CO0320", "links: { rho: ‸5e-5 }\nmethod: { precision: single }\n", "1e-4" },
        { "CO0320", "problem: { learning: { loss: none } }\nlinks: { quantizer: none }\nmethod: { algorithm: balanced, precision: ‸single }\n", "1e-6" },
        { "CO0319", "links: { quantizer: none }\nmethod: { algorithm: ‸admm }\n", "loss: none" },
        { "CO0319", "problem: { learning: { loss: none } }\nlinks: { quantizer: ‸log }\nmethod: { algorithm: admm }\n", "quantizer: none" },
        { "CO0319", "problem: { learning: { loss: none } }\nlinks: { quantizer: none }\nmethod: { algorithm: ‸sign }\n", "give a number" },
        { "CO0319", "problem: { learning: { loss: none } }\nlinks: { quantizer: none }\nmethod: { algorithm: single-bit, step: ‸auto }\n", "give a number" },
        { "CO0319", "problem: { learning: { loss: none } }\nlinks: { quantizer: none }\nmethod: { algorithm: balanced, step: ‸0.1 }\n", "leave it at auto" },
        { "CO0319", "problem: { learning: { loss: none } }\nmethod: { algorithm: momentum, stepper: ‸rk4 }\n", "stepper: euler" },
        { "CO0319", "problem: { learning: { loss: none } }\nlinks: { quantizer: none }\nnetwork: { oneWay: 0.2, beyond: [directed] }\nmethod: { algorithm: ‸balanced }\n", "both ways" },
        { "CO0317", "network:\n  topology: ring\n  ‸switching: { graphs: 5 }\n", "the same" },

        // Data files.
        { "CO0401", "network: { topology: edges, edges: ‸nowhere.csv }\n", "not found" },
        { "CO0408", "problem: { learning: { loss: logistic, data: { mnist: ‸nowhere, digit: 3 } } }\n", "train-images-idx3-ubyte" },
    };

    [Theory]
    [MemberData(nameof(Specs))]
    public void Is_refused_with_its_code_and_place(string code, string marked, string fragment)
    {
        var text = marked.StartsWith("schema", StringComparison.Ordinal) || marked.StartsWith("‸name", StringComparison.Ordinal) || marked.StartsWith("‸schema", StringComparison.Ordinal)
            ? marked
            : SpecFolder.Head + marked;
        var at = text.IndexOf('‸', StringComparison.Ordinal);
        var (line, column) = (text[..at].Count(c => c == '\n') + 1, at - text[..at].LastIndexOf('\n'));

        var result = SpecFolder.Load(text.Remove(at, 1));

        Assert.InRange(ThreadTime.Least(Patience, () => SpecFolder.Load(text.Remove(at, 1))), 0, Patience);
        Assert.False(result.IsValid);
        var problem = Assert.Single(result.Diagnostics);
        Assert.Equal((code, line, column, "sweep.yaml"), (problem.Code.Id, problem.Place.Line, problem.Place.Column, problem.Place.Source));
        Assert.Contains(fragment, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void All_problems_are_reported_at_once_in_the_order_of_the_file()
    {
        var result = SpecFolder.Load("schema: 1\nname: t\nlinks: { rho: -1, quantizer: lgo }\nproblm: 3\nsweep:\n  links.roh: [1]\n");

        Assert.Equal(["CO0107", "CO0113", "CO0109", "CO0201"], result.Diagnostics.Select(d => d.Code.Id));
    }

    [Fact]
    public void All_that_does_not_go_with_an_algorithm_is_reported_at_once()
    {
        var result = SpecFolder.Load(SpecFolder.Head + "method: { algorithm: sign, stepper: rk4 }\n");

        Assert.All(new[] { "loss: none", "stepper: euler", "give a number", "quantizer: none" }, advice => Assert.Contains(result.Diagnostics, d => d.Message.Contains(advice, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_diagnostic_reads_as_one_line_with_code_and_place()
    {
        var problem = Assert.Single(SpecFolder.Load("schema: 1\nname: t\nlinks: { rho: -1 }\n").Diagnostics);

        Assert.Equal("error CO0107: links.rho must be in (0, 1], got -1 (sweep.yaml:3:15)", problem.ToString());
    }

    [Fact]
    public void A_product_of_axes_beyond_64_bits_is_refused()
    {
        var axes = string.Concat(new[] { "seed: range(0, 1000000)", "problem.nodes: range(2, 100000)", "links.rho: lin(0.1, 0.5, 1000000)", "network.p: lin(0.5, 0.6, 1000000)" }.Select(a => $"  {a}\n"));

        Assert.Contains(SpecFolder.Load(SpecFolder.Head + "sweep:\n" + axes).Diagnostics, d => d.Code.Id == "CO0205");
    }

    [Fact]
    public void A_sweep_above_ten_million_asks_for_consent()
    {
        var result = SpecFolder.Good(SpecFolder.Head + "sweep:\n  seed: range(0, 10001)\n  links.rho: lin(0.1, 0.5, 1000)\n");

        Assert.True(result.NeedsConsent);
        Assert.Equal("CO0206", Assert.Single(result.Diagnostics).Code.Id);
        Assert.Equal(10_001_000, result.Sweep!.Count);
    }

    [Theory]
    [InlineData("--set links.rho=2", "CO0107")]
    [InlineData("--set links.roh=0.5", "CO0109")]
    [InlineData("--set seed=3", "CO0208")]
    [InlineData("--set links.rho", "CO0120")]
    [InlineData("--sweep links.roh=[0.5]", "CO0201")]
    [InlineData("--sweep links.rho=0.5", "CO0207")]
    public void Problems_of_options_name_the_option(string option, string code)
    {
        var value = option[(option.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var overrides = option.StartsWith("--set", StringComparison.Ordinal) ? new SpecOverrides([value], []) : new SpecOverrides([], [value]);

        var problem = Assert.Single(SpecFolder.Load(SpecFolder.Head + "sweep: { seed: [1, 2] }\n", overrides).Diagnostics);

        Assert.Equal((code, option), (problem.Code.Id, problem.Place.ToString()));
    }
}
