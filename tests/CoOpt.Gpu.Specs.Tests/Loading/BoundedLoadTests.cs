using CoOpt.Gpu.TestKit.Measuring;

namespace CoOpt.Gpu.Specs.Tests.Loading;

/// <summary>What a spec may ask of the program that looks at it, at the limits themselves.</summary>
public sealed class BoundedLoadTests
{
    private const double Patience = 1;

    [Theory]
    [InlineData(63, "CO0109")]
    [InlineData(64, "CO0105")]
    public void Sixty_four_levels_are_read_and_no_more(int brackets, string code) =>
        Assert.Equal(code, SpecFolder.Load(SpecFolder.Head + "a: " + new string('[', brackets) + new string(']', brackets) + "\n").Diagnostics[0].Code.Id);

    [Theory]
    [InlineData("sweep: { seed: \"range(0, 250000)\" }", true)]
    [InlineData("sweep: { seed: \"range(0, 250001)\" }", false)]
    [InlineData("sweep: { seed: \"range(0, 125000)\", network.p: \"lin(0.5, 0.9, 125000)\" }", true)]
    [InlineData("sweep: { seed: \"range(0, 125001)\", network.p: \"lin(0.5, 0.9, 125000)\" }", false)]
    public void The_points_of_all_axes_are_counted_together(string sweep, bool isValid)
    {
        var result = SpecFolder.Load(SpecFolder.Head + sweep + "\n");

        Assert.Equal(isValid, result.IsValid);
        Assert.Equal(isValid ? null : "CO0205", result.Diagnostics.FirstOrDefault(d => d.IsError)?.Code.Id);
    }

    [Theory]
    [InlineData("problem: { learning: { samplesPerNode: 800000 } }")]
    [InlineData("problem: { nodes: 20000 }\nnetwork: { topology: erdos-renyi, p: 0.2 }")]
    [InlineData("problem: { nodes: 20000 }\nnetwork: { topology: erdos-renyi, p: 0.00001 }")]
    [InlineData("problem: { nodes: 9000 }\nnetwork: { topology: complete }")]
    [InlineData("problem: { nodes: 100, learning: { loss: quadratic, dimensions: 2000 } }")]
    [InlineData("problem: { nodes: 2000 }\nnetwork: { topology: random-geometric, radius: 0.001 }")]
    [InlineData("problem: { nodes: 50000 }\nnetwork: { topology: watts-strogatz, k: 2, p: 1 }")]
    [InlineData("sweep: { method.alpha: \"log(0.01, 1 * limit, 100000)\" }")]
    public void Instances_that_take_long_are_not_made_at_a_look(string lines)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = SpecFolder.Load(SpecFolder.Head + lines + "\n");

        Assert.True(result.IsValid, string.Join('\n', result.Diagnostics));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 250_000_000);
        Assert.InRange(ThreadTime.Least(Patience, () => SpecFolder.Load(SpecFolder.Head + lines + "\n")), 0, Patience);
    }

    [Theory]
    [InlineData("problem: { nodes: 10001 }\nnetwork: { topology: complete }", "network.topology: complete")]
    [InlineData("problem: { nodes: 100000 }\nnetwork: { topology: erdos-renyi, p: 0.2 }", "links")]
    [InlineData("problem: { nodes: 100000 }\nnetwork: { topology: random-geometric, radius: 1 }", "links")]
    [InlineData("problem: { nodes: 100000 }\nnetwork: { topology: erdos-renyi, p: 0.002, switching: { graphs: 10000 } }", "links")]
    public void Networks_that_no_memory_holds_are_refused(string lines, string what)
    {
        var problem = Assert.Single(SpecFolder.Load(SpecFolder.Head + lines + "\n").Diagnostics);

        Assert.Equal("CO0409", problem.Code.Id);
        Assert.Contains(what.Contains("complete", StringComparison.Ordinal) ? "about 5E+07 links" : what, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknowns_that_no_memory_holds_are_refused()
    {
        using var folder = new SpecFolder();
        folder.With("d.csv", string.Join(',', Enumerable.Range(0, 6000).Select(k => $"c{k}").Prepend("l")) + "\n" + string.Concat(Enumerable.Range(0, 100).Select(r => $"{r}{string.Concat(Enumerable.Repeat(",1", 6000))}\n")));
        var spec = SpecFolder.Head + "problem: { nodes: 1000, learning: { loss: softmax, data: { csv: d.csv, label: l } } }\nnetwork: { topology: ring }\nlinks: { coupling: ideal, quantizer: none }\nmethod: { alpha: 1 }\n";

        Assert.Contains(folder.LoadHere(spec).Diagnostics, d => d.IsError);
    }

    [Theory]
    [InlineData("sweep: { method.alpha: \"log(4.9e-324, 1, 4)\" }", "CO0207")]
    [InlineData("sweep: { method.alpha: \"log(1, 1e308, 4) * bound\" }", "CO0207")]
    [InlineData("problem: { cpu: { capacity: \"loguniform(1e-320, 1)\" } }", "CO0115")]
    [InlineData("problem: { cpu: { capacity: \"loguniform(1, 1e305)\" } }", "CO0115")]
    public void Logarithms_are_of_normal_numbers(string lines, string code)
    {
        var problem = Assert.Single(SpecFolder.Load(SpecFolder.Head + lines + "\n").Diagnostics);

        Assert.Equal(code, problem.Code.Id);
        Assert.Contains("1e300]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_in_messages_are_short_and_cannot_act()
    {
        var problem = Assert.Single(SpecFolder.Load(SpecFolder.Head + "links: { \"\\e[2J" + new string('x', 100_000) + "\": 1 }\n").Diagnostics);

        Assert.InRange(problem.ToString().Length, 1, 2100);
        Assert.DoesNotContain(problem.ToString(), char.IsControl);
        Assert.Contains("\\u001B[2J", problem.Message, StringComparison.Ordinal);
    }
}
