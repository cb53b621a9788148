using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Inputs.Generators;

/// <summary>JSON values in a known one's place.</summary>
internal static class JsonTexts
{
    private static readonly Gen<Func<JsonNode?>> Scalar = Gen.OneOf(
        Gen.Constant<Func<JsonNode?>>(() => null),
        Gen.Elements<Func<JsonNode?>>(() => true, () => false),
        Gen.Elements(GeneralWords.Wholes.AsEnumerable()).Select<long, Func<JsonNode?>>(n => () => JsonValue.Create(n)),
        Gen.Elements(0.5, -0.0, 1e300, 4.9e-324, 1e16).Select<double, Func<JsonNode?>>(d => () => JsonValue.Create(d)),
        Gen.Elements(GeneralWords.All.AsEnumerable()).Select<string, Func<JsonNode?>>(t => () => JsonValue.Create(t)));

    private static readonly Gen<Func<JsonNode?>> Value = Gen.Frequency(
        (5, Scalar),
        (1, Gen.ListOf(Scalar).Select<List<Func<JsonNode?>>, Func<JsonNode?>>(items => () => new JsonArray([.. items.Select(i => i())]))),
        (1, Gen.Zip(Gen.Elements("number", "name", "a"), Scalar).Select<(string Key, Func<JsonNode?> Item), Func<JsonNode?>>(m => () => new JsonObject { [m.Key] = m.Item() })));

    /// <summary>The text of a good example with up to three of its values replaced, removed or doubled; <paramref name="write"/> makes the bytes.</summary>
    public static Gen<byte[]> Near(string example, Func<JsonNode, byte[]> write) =>
        from changes in Gen.ArrayOf(Gen.Zip(Gen.Choose(0, int.MaxValue), Value), 3)
        from count in Gen.Choose(0, 3)
        from how in Gen.Choose(0, 5)
        select Changed(JsonNode.Parse(example)!, changes[..count], how, write);

    private static byte[] Changed(JsonNode root, IEnumerable<(int At, Func<JsonNode?> Value)> changes, int how, Func<JsonNode, byte[]> write)
    {
        foreach (var (at, value) in changes)
        {
            var places = Places(root).ToList();
            if (places.Count == 0)
            {
                break;
            }

            var (parent, key) = places[at % places.Count];
            if (parent is JsonArray items)
            {
                var k = int.Parse(key, CultureInfo.InvariantCulture);
                switch (how)
                {
                    case 0:
                        items.RemoveAt(k);
                        break;
                    case 1:
                        items.Add(items[k]?.DeepClone());
                        break;
                    default:
                        items[k] = value();
                        break;
                }
            }
            else if (parent is JsonObject members)
            {
                _ = how == 0 && members.Remove(key);
                if (how > 0)
                {
                    members[how == 1 ? key + key : key] = value();
                }
            }
        }

        return write(root);
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Places(m.Value).Prepend((members, m.Key))),
        JsonArray items => items.SelectMany((item, k) => Places(item).Prepend((items, k.ToString(CultureInfo.InvariantCulture)))),
        _ => [],
    };
}
