using System.Text;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Results.Tests.Plans;

/// <summary>Plans in canonical form that no program writes: refused, for what would fail later with an unclear message.</summary>
public sealed class HostilePlanTests
{
    private static readonly byte[] Good = [.. SweepPlan.Of(Samples.Sweep("sample", Samples.Axis("seed", SettingValue.Of(1), SettingValue.Of(2))), "philox4x32-10/1").Bytes];

    [Theory]
    [InlineData("axes", "[ { \"keys\": [], \"points\": [ [] ] } ]", "an axis without keys")]
    [InlineData("axes", "[ { \"keys\": [\"seed\"], \"points\": [] } ]", "or points")]
    [InlineData("axes", "[ { \"keys\": [\"seed\"], \"points\": [ [1], [1, 2] ] } ]", "another length")]
    [InlineData("axes", "[ { \"keys\": [null], \"points\": [ [1] ] } ]", "null in the place of a text")]
    [InlineData("axes", "{}", "not a plan")]
    [InlineData("name", "null", "null in the place of a text")]
    [InlineData("generator", "null", "null in the place of a text")]
    [InlineData("generator", "1", "not a plan")]
    [InlineData("files", "[ { \"name\": null, \"sha256\": \"a\", \"bytes\": 1 } ]", "null in the place of a text")]
    [InlineData("files", "[ { \"name\": \"a\", \"sha256\": \"a\", \"bytes\": 1.5 } ]", "")]
    [InlineData("plan", "2", "this program reads plan 1")]
    [InlineData("tables", "2", "with tables 2")]
    [InlineData("plan", "\"1\"", "not a plan")]
    [InlineData("settings", "{ \"links.rho\": { \"number\": \"one\" } }", "not a number")]
    [InlineData("settings", "{ \"links.rho\": { \"count\": \"one\" } }", "not a plan")]
    public void Is_refused(string member, string value, string fragment)
    {
        var root = JsonNode.Parse(Good)!.AsObject();
        root[member] = JsonNode.Parse(value);

        var refusal = Assert.Throws<FormatException>(() => SweepPlan.Parse(CanonicalJson.Write(root)));

        Assert.Contains(fragment, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_instances_than_can_be_counted_are_refused()
    {
        var root = JsonNode.Parse(Good)!.AsObject();
        string Axis(int k, int points) => $"{{ \"keys\": [\"k{k}\"], \"points\": [ {string.Join(", ", Enumerable.Range(0, points).Select(p => $"[{p}]"))} ] }}";
        root["axes"] = JsonNode.Parse($"[ {string.Join(", ", Enumerable.Range(0, 7).Select(k => Axis(k, 512)))} ]");
        Assert.Contains("counted", Assert.Throws<FormatException>(() => SweepPlan.Parse(CanonicalJson.Write(root))).Message, StringComparison.Ordinal);

        root["axes"] = JsonNode.Parse($"[ {string.Join(", ", Enumerable.Range(0, 6).Select(k => Axis(k, 512)).Append(Axis(6, 511)))} ]");
        Assert.Equal((1L << 54) * 511, SweepPlan.Parse(CanonicalJson.Write(root)).Sweep.Count);
    }

    [Fact]
    public void What_follows_and_what_is_written_otherwise_is_refused()
    {
        var text = Encoding.UTF8.GetString(Good);
        Assert.Equal(Good, SweepPlan.Parse(Good).Bytes.AsEnumerable());
        Assert.All(
            (string[])[text + "{}", text + " ", text.TrimEnd(), " " + text, text.Replace("\"plan\": 1", "\"plan\":  1", StringComparison.Ordinal), text.Replace("0.125", "0.1250", StringComparison.Ordinal), text.Replace("\"sample\"", "\"s\\u0061mple\"", StringComparison.Ordinal)],
            changed => Assert.Throws<FormatException>(() => SweepPlan.Parse(Encoding.UTF8.GetBytes(changed))));
    }

    [Fact]
    public void A_message_is_short_and_cannot_act()
    {
        var refusal = Assert.Throws<FormatException>(() => SweepPlan.Parse(Encoding.UTF8.GetBytes("{ \u001b[2J" + new string('x', 100_000))));

        Assert.InRange(refusal.Message.Length, 1, 2000);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
    }
}
