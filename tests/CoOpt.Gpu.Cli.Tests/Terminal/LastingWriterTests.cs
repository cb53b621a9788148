using System.Text;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Tests.Terminal;

public class LastingWriterTests
{
    [Fact]
    public void Messages_to_a_terminal_that_is_gone_are_dropped()
    {
        var inner = new Terminal();
        using var writer = new LastingWriter(inner);
        writer.WriteLine("one");
        inner.IsGone = true;
        writer.WriteLine("two");
        writer.Write("three");
        writer.Write('c');
        writer.Flush();
        Assert.Equal("one\n", inner.Text.ToString());
        Assert.Equal(1, inner.Failures);
    }

    [Fact]
    public void So_are_those_to_one_that_may_not_be_written()
    {
        using var writer = new LastingWriter(new Terminal { Other = new UnauthorizedAccessException() });
        writer.WriteLine("x");
        writer.Flush();
    }

    [Fact]
    public void Other_errors_are_errors()
    {
        using var writer = new LastingWriter(new Terminal { Other = new InvalidOperationException() });
        Assert.Throws<InvalidOperationException>(() => writer.WriteLine("x"));
    }

    private sealed class Terminal : TextWriter
    {
        public StringBuilder Text { get; } = new();

        public bool IsGone { get; set; }

        public Exception? Other { get; init; }

        public int Failures { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Write(string? value)
        {
            if (Other is not null)
            {
                throw Other;
            }

            if (IsGone)
            {
                Failures++;
                throw new IOException("Input/output error");
            }

            Text.Append(value);
        }
    }
}
