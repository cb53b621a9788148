using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Inputs.Generators;

/// <summary>CSV tables: names and cells that fit, almost fit and do not.</summary>
internal static class TableTexts
{
    /// <summary>Tables over these columns, in the order given or another, with others now and then.</summary>
    public static Gen<byte[]> Of(params string[] columns)
    {
        var cell = Gen.Frequency(
            (6, Gen.Choose(0, 5).Select(n => $"{n}")), (3, Gen.Elements(GeneralWords.Numbers.AsEnumerable())), (1, Gen.Elements(GeneralWords.All.AsEnumerable()).Select(Quoted)));
        var name = Gen.Frequency((20, Gen.Elements(columns)), (1, Gen.Elements(GeneralWords.All.AsEnumerable()).Select(Quoted)));
        return
            from header in Gen.Frequency((3, Gen.Constant(columns)), (1, Gen.Shuffle(columns)), (1, Gen.ArrayOf(name)))
            from rows in Gen.ListOf(Gen.ArrayOf(cell, header.Length))
            from end in Gen.Elements("\n", "\n", "\n", "\r\n", "\n\n")
            select Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(header).Select(r => string.Join(',', r) + end)));
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
