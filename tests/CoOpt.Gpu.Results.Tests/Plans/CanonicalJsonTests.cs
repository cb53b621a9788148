using System.Text;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Results.Plans;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Results.Tests.Plans;

public sealed class CanonicalJsonTests
{
    private const string Canonical = """
        {
          "B": [1, "two", null, true],
          "a": {
            "x": [
              [0.1],
              []
            ],
            "y": {}
          },
          "z": "\"\\\n\u0001ä</"
        }

        """;

    [Fact]
    public void The_text_is_fixed()
    {
        var value = new JsonObject
        {
            ["z"] = "\"\\\n\u0001ä</",
            ["a"] = new JsonObject { ["y"] = new JsonObject(), ["x"] = new JsonArray(new JsonArray(0.1), new JsonArray()) },
            ["B"] = new JsonArray(1, "two", null, true),
        };
        Assert.Equal(Canonical.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(CanonicalJson.Write(value)));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(5.0, "5")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(9007199254740993.0, "9007199254740992")]
    public void Numbers_are_shortest_and_stay_so_when_read_back(double number, string text)
    {
        Assert.Equal($"[{text}]\n", Encoding.UTF8.GetString(CanonicalJson.Write(new JsonArray(number))));
        Assert.Equal($"[{text}]\n", Encoding.UTF8.GetString(CanonicalJson.Write(JsonNode.Parse($"[{text}]"))));
    }

    [Fact]
    public void What_JSON_cannot_say_is_refused()
    {
        _ = Assert.Throws<ArgumentException>(() => CanonicalJson.Write(new JsonArray(double.PositiveInfinity)));
        _ = Assert.Throws<ArgumentException>(() => CanonicalJson.Write(new JsonArray(double.NaN)));
        _ = Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Write(new JsonArray("\ud800")));
    }

    [Fact]
    public void The_order_of_keys_does_not_matter_and_every_value_does()
    {
        var pair = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(k => k.Get).Where(IsUnicode).Zip(Gen.Choose(0, 1000));
        var property = Prop.ForAll(pair.NonEmptyListOf().Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(), drawn =>
        {
            var members = drawn.Item1.DistinctBy(m => m.Item1).ToArray();
            var random = new Random(drawn.Item2);
            var shuffled = members.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(Bytes(members), Bytes(shuffled));
            var changed = random.Next(shuffled.Length);
            shuffled[changed].Item2++;
            Assert.NotEqual(Bytes(members), Bytes(shuffled));
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20251025, 1), property);

        static string Bytes((string Key, int Value)[] members) => Convert.ToHexString(CanonicalJson.Write(
            new JsonObject([KeyValuePair.Create("inner", (JsonNode?)new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))))])));
        static bool IsUnicode(string text) => text.EnumerateRunes().All(r => r != Rune.ReplacementChar);
    }
}
