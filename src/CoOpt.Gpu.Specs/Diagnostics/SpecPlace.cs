using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Specs.Diagnostics;

/// <summary>Where something was written: a position in a file, or a command-line option.</summary>
/// <param name="Source">The file as the user named it, or the option's text.</param>
/// <param name="Line">Line from 1; 0 for an option or for the file as a whole.</param>
/// <param name="Column">Column from 1; 0 for an option or for the file as a whole.</param>
public readonly record struct SpecPlace(string Source, int Line = 0, int Column = 0)
{
    /// <summary><c>file:line:column</c>, or the source alone where there is no position.</summary>
    public override string ToString() => Line > 0 ? FormattableString.Invariant($"{PlainText.Line(Source)}:{Line}:{Column}") : PlainText.Line(Source);
}
