using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Vega;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>The text of <c>id.vl.json</c>, which holds the figure itself beside what Vega-Lite draws of it.</summary>
internal static class FigureDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Member of our part with the hash of the rows: a picture hides a change below a hundredth of a pixel, or of a number that it does not draw.</summary>
    private const string RowsKey = "rowsSha256";

    /// <summary>The document of a figure whose rows lie beside it; the same figure and rows give the same text.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="rowsSha256">SHA-256 of the file of rows, as lower-case hexadecimal digits.</param>
    internal static string Write(Figure figure, string rowsSha256)
    {
        var document = VegaLiteWriter.Write(figure, figure.Id + FigureFolder.Rows);
        document[VegaLiteWriter.UserMeta]![RowsKey] = rowsSha256;
        var json = document.ToJsonString(Indented);

        // < stands only within strings: escaped, the text can stand in a page's script element.
        return json.Replace("<", "\\u003C", StringComparison.Ordinal) + "\n";
    }

    /// <summary>The figure in a document; <paramref name="path"/> stands in messages.</summary>
    /// <exception cref="FigureFileException">Not such a document.</exception>
    internal static Figure Read(string path, string text)
    {
        try
        {
            var document = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Member(Member(document, VegaLiteWriter.UserMeta), VegaLiteWriter.FigureKey) is { } figure ? FigureJson.Read(figure)
                : throw new FigureFileException([$"{path}: has no {VegaLiteWriter.UserMeta}.{VegaLiteWriter.FigureKey}: it was not written by this program, or another one has dropped it, and cannot be drawn from; write the figure again from its run"]);
        }
        catch (JsonException e)
        {
            throw new FigureFileException([$"{path}: not the JSON of a figure: {e.Message}"], e);
        }
    }

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonObject json ? json[name] : null;
}
