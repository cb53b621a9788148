using System.Text;

namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>
/// Standard error as long as it lasts: a terminal that was closed or a reader that has gone takes no more messages, and a run must not fail or skip its checkpoint for that.
/// </summary>
internal sealed class LastingWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    private volatile bool _isGone;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isGone)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The second is what the runtime makes of a write that is not permitted.
            _isGone = true;
        }
    }
}
