namespace CoOpt.Gpu.Specs.Documents;

/// <summary>Says in the user's words what the YAML scanner found.</summary>
internal static class YamlMessage
{
    private static readonly (string Fragment, string Message)[] Known =
    [
        ("tab character", "a tab is used to indent; YAML indents with spaces"),
        ("disallowed: []{}", "text after a closing bracket, or a product without a space: write \"[0.1, 0.5] * bound\" in quotes, and 0.5 * bound with spaces"),
        ("scanning an anchor or alias", "'*' or '&' starts an alias or anchor here; a product is written with spaces: 0.5 * bound"),
        ("scanning a quoted scalar", "a quote is not closed"),
        ("flow mapping", "a { is not closed, or a comma is missing between its keys"),
        ("flow sequence", "a [ is not closed, or a comma is missing between its items"),
        ("block mapping", "a key: value line was expected; check the indentation"),
        ("block collection", "an item was expected; check the indentation"),
        ("Mapping values are not allowed", "a second ': ' on one line; put text with ': ' in quotes, and nested keys on lines of their own"),
        ("simple key", "a key: value line was expected; check the colon and the indentation"),
    ];

    public static string Explain(string message)
    {
        foreach (var (fragment, text) in Known)
        {
            if (message.Contains(fragment, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return "the text is not YAML: " + message.TrimEnd('.').Replace('\n', ' ');
    }
}
