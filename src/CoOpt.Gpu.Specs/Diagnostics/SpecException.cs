using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Diagnostics;

/// <summary>A spec, or a single instance of it, that cannot be made; thrown where problems cannot be returned.</summary>
public sealed class SpecException : Exception
{
    /// <summary>For the given problems, at least one.</summary>
    public SpecException(ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join('\n', diagnostics.Select(d => d.ToString()))) => Diagnostics = diagnostics;

    internal SpecException(DiagnosticCode code, string message, SpecPlace place)
        : this([new Diagnostic(code, message, place)])
    {
    }

    /// <summary>The problems.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
