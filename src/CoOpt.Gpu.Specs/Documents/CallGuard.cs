using CoOpt.Gpu.Specs.Diagnostics;
using YamlDotNet.Core;

namespace CoOpt.Gpu.Specs.Documents;

/// <summary>
/// Finds, inside one flow collection, a call that YAML has split at its commas (<c>{ alpha: log(0.01, 1, 16) }</c> is three keys),
/// reports it once with the quoted form, and swallows its pieces.
/// </summary>
internal sealed class CallGuard(string text, DiagnosticBag bag)
{
    private bool _open;

    /// <summary>Whether the scalar is none of a split call's pieces.</summary>
    public bool Accept(ScalarNode? node, Mark mark)
    {
        if (_open)
        {
            _open = node is null || node.Text.Length == 0 || !node.Text.Contains(')', StringComparison.Ordinal);
            return false;
        }

        if (node is not { Plain: true } || node.Text.Count(c => c == '(') <= node.Text.Count(c => c == ')'))
        {
            return true;
        }

        _open = true;
        bag.Add(
            DiagnosticCatalogue.UnquotedCall,
            $"'{node.Text}' misses its closing parenthesis: inside {{}} or [] a call with commas must be quoted: {Quoted(mark, node.Text)}",
            node.Place);
        return false;
    }

    private string Quoted(Mark mark, string piece)
    {
        // The call as it stands in the text, up to its closing parenthesis on the same line.
        var start = (int)mark.Index;
        var line = start < text.Length ? text.IndexOf('\n', start) : -1;
        var rest = start < text.Length ? text[start..(line < 0 ? text.Length : line)] : piece;
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            depth += rest[i] == '(' ? 1 : rest[i] == ')' ? -1 : 0;
            if (rest[i] == ')' && depth == 0)
            {
                return $"\"{rest[..(i + 1)]}\"";
            }
        }

        return $"\"{piece}, …)\"";
    }
}
