using System.Text;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Specs.Tests.Loading;

/// <summary>Forms that look like a value, an axis, a law or a path and are none: each with what to write instead.</summary>
public sealed class RefusedFormTests
{
    public static TheoryData<string, string, string> Forms => new()
    {
        // Axes.
        { "sweep: { seed: \"range(0, 20000)\", links.rho: \"lin(0.1, 1, 20000)\", network.p: \"lin(0.1, 1, 20000)\", network.radius: \"lin(0.1, 1, 20000)\", problem.cpu.demand: \"lin(1, 2, 20000)\" }", "CO0205", "above 2^63" },
        { "sweep: { seed: [" + string.Concat(Enumerable.Repeat("0,", 250_000)) + "0] }", "CO0205", "at most 250000" },
        { "sweep: { seed: \"range(0, 300000)\" }", "CO0205", "300000 points are too many" },
        { "sweep: { seed: \"range(0, 200000)\", links.rho: [" + string.Concat(Enumerable.Repeat("0.5,", 50_000)) + "0.5] }", "CO0205", "250001 points together" },
        { "sweep: { seed: { a: 1 } }", "CO0207", "a section of keys" },
        { "sweep: { seed: [] }", "CO0202", "no point" },
        { "sweep: { links.quantizer: \"range(0, 2)\" }", "CO0207", "must be a list" },
        { "sweep: { seed: \"range(0)\" }", "CO0207", "range takes" },
        { "sweep: { seed: \"range(0, 8, 0)\" }", "CO0207", "must not be 0" },
        { "sweep: { seed: \"range(0.5, 8)\" }", "CO0207", "whole number" },
        { "sweep: { links.rho: \"lin(0.1, 1)\" }", "CO0207", "lin takes" },
        { "sweep: { links.rho: \"log(0.1, 1)\" }", "CO0207", "log takes" },
        { "sweep: { links.rho: \"log(0, 1, 3)\" }", "CO0207", "above 0" },
        { "sweep: { links.rho: \"log(0.1, 1, 1)\" }", "CO0207", "equal ends" },
        { "sweep: { links.rho: \"lin(lin(0, 1, 3), 1, 3)\" }", "CO0207", "where one value is needed" },
        { "sweep: { links.rho: \"lin(log(0.1 * bound, 1, 3)[1], 1, 3)\" }", "CO0207", "an end of an axis" },
        { "sweep: { links.rho: \"lin(0.1, 1, 3)[5]\" }", "CO0207", "point 5 of an axis of 3" },
        { "sweep: { links.rho: \"lin(0.1, 1, 3)[1]\" }", "CO0207", "for one value write" },
        { "sweep: { links.rho: \"lin(0.1, 1, 3)[x]\" }", "CO0207", "subscript" },
        { "sweep: { links.rho: \"max(0.1, 1)\" }", "CO0207", "not range, lin or log" },
        { "sweep: { links.rho: \"[0.1, 0.5] * [1, 2]\" }", "CO0207", "two axes are multiplied" },
        { "sweep: { links.rho: \"[0.1, 0.5\" }", "CO0207", "is missing in" },
        { "sweep: { links.rho: \"[0.1] x\" }", "CO0207", "is left over" },
        { "sweep: { links.rho: \"[0.1] *\" }", "CO0207", "ends too early" },
        { "sweep: { method.alpha: \"[1, 2] * bound * limit\" }", "CO0207", "enter a product once" },
        { "sweep: { method.alpha: \"[1] * word\" }", "CO0207", "not a number, bound or limit" },
        { "sweep: 3", "CO0110", "a section of axes" },
        { "sweep: { zip: [1] }", "CO0207", "axes that move together" },
        { "sweep: { zip: {} }", "CO0207", "axes that move together" },
        { "sweep: { zip: { seed: [1, 2], seed2: [1, 2] } }", "CO0201", "no setting seed2" },
        { "quick: 3", "CO0110", "quick must be a section" },
        { "quick: { rho: 1 }", "CO0109", "quick takes dotted names" },
        { "quick: { network.edges: e.csv }", "CO0201", "cannot be changed under quick" },

        // Laws and quantities.
        { "problem: { cpu: { capacity: \"uniform(2, 1)\" } }", "CO0115", "a < b" },
        { "problem: { cpu: { workload: \"normal(0, -1)\" } }", "CO0115", "at least 0" },
        { "problem: { cpu: { capacity: \"loguniform(0, 1)\" } }", "CO0115", "0 < a < b" },
        { "problem: { cpu: { capacity: \"triangle(0, 1)\" } }", "CO0115", "not uniform, normal or loguniform" },
        { "problem: { cpu: { capacity: \"uniform(1)\" } }", "CO0115", "a distribution is" },
        { "method: { alpha: \"frontier(2)\" }", "CO0115", "tolerance of frontier" },
        { "method: { alpha: \"frontier(0.1, 3)\" }", "CO0115", "horizon of frontier" },
        { "method: { alpha: \"frontier(a)\" }", "CO0115", "frontier takes" },
        { "method: { alpha: \"2 * frontier(0.1)\" }", "CO0115", "frontier stands alone" },

        // Scalars.
        { "seed: 0o9", "CO0110", "'0o9'" },
        { "seed: 0o", "CO0110", "'0o'" },
        { "seed: 0o777777777777777777", "CO0110", "a whole number" },
        { "seed: 0xfffffffffffffffff", "CO0110", "a whole number" },
        { "seed: [1]", "CO0110", "a list" },
        { "seed: { a: 1 }", "CO0110", "a section of keys" },
        { "seed: \"" + new string('x', 100) + "\"", "CO0110", "..." },
        { "links: 3", "CO0110", "must be a section of keys" },

        // Files.
        { "network: { topology: edges, edges: \"a\\0b\" }", "CO0110", "edges" },
        { "network: { topology: edges, edges: . }", "CO0401", "cannot be read" },
        { "network: { topology: edges, edges: nowhere/e.csv }", "CO0401", "not found" },
        { "network: { topology: edges, edges: latin.csv }", "CO0403", "not UTF-8" },
        { "sweep: { network.edges: [nowhere/e.csv] }\nnetwork: { topology: edges }", "CO0401", "not found" },
        { "problem: { learning: { loss: logistic, data: { mnist: unequal, digit: 3 } } }", "CO0407", "3 images" },
        { "problem: { learning: { loss: logistic, data: { mnist: letters, digit: 3 } } }", "CO0407", "the label 11" },
        { "problem: { learning: { loss: logistic, data: { mnist: broken, digit: 3 } } }", "CO0407", "not an IDX file" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Is_refused_with_what_is_wrong(string lines, string code, string fragment)
    {
        using var folder = new SpecFolder();
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3];
        folder.With("latin.csv", Encoding.Latin1.GetBytes("source,target\n0,é\n"))
            .With("unequal/train-images-idx3-ubyte", images).With("unequal/train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 2, 1, 2])
            .With("letters/train-images-idx3-ubyte", images).With("letters/train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 3, 1, 11, 2])
            .With("broken/t10k-images-idx3-ubyte", images[..^1]).With("broken/t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 3, 1, 1, 2]);

        var result = folder.LoadHere(SpecFolder.Head + lines + "\n");

        Assert.False(result.IsValid);
        var problem = result.Diagnostics.First(d => d.IsError);
        Assert.Equal(code, problem.Code.Id);
        Assert.Contains(fragment, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_name_is_one_file()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "node,x\n0,1\n1,1\n");

        var result = folder.LoadHere(
            SpecFolder.Head + "problem: { nodes: 2, cpu: { demand: { total: 2 } } }\nmethod: { start: { x: { csv: f.csv } } }\n", new SpecOverrides(["method.start.y.csv=f.csv"], []));

        Assert.Contains(result.Diagnostics, d => d.Message.Contains("in the spec and", StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_replaces_no_part_of_a_zip()
    {
        var result = SpecFolder.Load(SpecFolder.Head + "sweep: { zip: { seed: [1, 2], links.rho: [0.1, 0.2] } }\n", new SpecOverrides([], ["seed=[1, 2]"]));

        Assert.Contains("part of a zip", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_points_of_an_axis_that_an_option_replaces_do_not_count() =>
        Assert.Equal(150_000, SpecFolder.Load(SpecFolder.Head + "sweep: { seed: \"range(0, 200000)\" }\n", new SpecOverrides([], ["seed=range(0, 150000)"])).Sweep?.Count);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_whatever_ends_them(string end) =>
        Assert.Equal(4, Assert.Single(SpecFolder.Load("schema: 1\nname: t\n\nlinks: { rho: 2 }\n".Replace("\n", end, StringComparison.Ordinal)).Diagnostics).Place.Line);

    [Fact]
    public void Octal_and_hexadecimal_numbers_are_numbers() =>
        Assert.Equal((15.0, 255.0), (SpecFolder.Good(SpecFolder.Head + "seed: 0o17\n").Sweep!.Settings["seed"].Number, SpecFolder.Good(SpecFolder.Head + "seed: 0xff\n").Sweep!.Settings["seed"].Number));
}
