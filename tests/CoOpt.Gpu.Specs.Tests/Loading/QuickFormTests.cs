using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Specs.Tests.Loading;

public class QuickFormTests
{
    private const string Spec = SpecFolder.Head + """
        method: { steps: 4000 }
        sweep:
          links.rho: [0.125, 0.25]
          seed: range(0, 20)
        quick:
          seed: range(0, 3)
          method.steps: 500

        """;

    private static readonly SpecOverrides Quick = new([], [], Quick: true);

    [Fact]
    public void It_is_left_alone_unless_asked_for()
    {
        var sweep = SpecFolder.Good(Spec).Sweep!;

        Assert.Equal(40, sweep.Count);
        Assert.Equal(4000, sweep.Settings["method.steps"].Number);
    }

    [Fact]
    public void It_replaces_axes_in_their_place_and_values()
    {
        var sweep = SpecFolder.Good(Spec, Quick).Sweep!;

        Assert.Equal(["links.rho", "seed"], sweep.SweptKeys);
        Assert.Equal(6, sweep.Count);
        Assert.Equal(500, sweep.Settings["method.steps"].Number);
    }

    [Fact]
    public void The_command_line_comes_after_it()
    {
        var sweep = SpecFolder.Good(Spec, new SpecOverrides(["method.steps=70"], ["seed=[5]"], Quick: true)).Sweep!;

        Assert.Equal(2, sweep.Count);
        Assert.Equal(70, sweep.Settings["method.steps"].Number);
    }

    [Theory]
    [InlineData("quick: { links.roh: 1 }", false, "CO0109")]
    [InlineData("quick: { name: u }", false, "CO0201")]
    [InlineData("quick: { network.edges: e.csv }", false, "CO0201")]
    [InlineData("quick: 3", false, "CO0110")]
    [InlineData("quick: { links.rho: 3 }", true, "CO0107")]
    [InlineData("quick: { seed: [] }\nsweep: { seed: [1] }", true, "CO0202")]
    [InlineData("seed: 1", true, "CO0209")]
    public void Its_problems_are_named_where_they_stand(string text, bool apply, string code)
    {
        var problem = Assert.Single(SpecFolder.Load(SpecFolder.Head + text + "\n", apply ? Quick : null).Diagnostics);

        Assert.Equal(code, problem.Code.Id);
        Assert.StartsWith("sweep.yaml:", problem.Place.ToString(), StringComparison.Ordinal);
    }
}
