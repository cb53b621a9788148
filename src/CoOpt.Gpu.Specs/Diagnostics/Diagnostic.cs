using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Specs.Diagnostics;

/// <summary>One problem of a spec or of a file that it names.</summary>
/// <param name="Code">Its entry in the <see cref="DiagnosticCatalogue"/>.</param>
/// <param name="Message">What is wrong and what to do, in one line of bounded length; what it quotes cannot act on a terminal.</param>
/// <param name="Place">Where.</param>
public sealed record Diagnostic(DiagnosticCode Code, string Message, SpecPlace Place)
{
    /// <inheritdoc cref="Diagnostic"/>
    public string Message { get; init; } = PlainText.Line(Message);

    /// <summary>Whether the sweep cannot run; otherwise a warning.</summary>
    public bool IsError => !Code.IsWarning;

    /// <summary>As printed: <c>error CO0107: links.rho must be in (0, 1], got -1 (sweep.yaml:14:8)</c>.</summary>
    public override string ToString() => $"{(IsError ? "error" : "warning")} {Code.Id}: {Message} ({Place})";
}
