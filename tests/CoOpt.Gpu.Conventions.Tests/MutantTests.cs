namespace CoOpt.Gpu.Conventions.Tests;

/// <summary>The list of mutants is of the code as it is: an entry whose text moved away would be caught by nothing, and nobody would know.</summary>
public sealed class MutantTests
{
    [Fact]
    public void The_text_of_every_mutant_stands_in_its_file_once()
    {
        var entries = Repository.Read("tests/mutants.txt").Split("\n@ ")[1..];
        Assert.True(entries.Length > 30);
        Assert.Equal(entries.Length, entries.Select(static e => e.Split('\n')[0]).Distinct().Count());
        Assert.All(entries, static entry =>
        {
            var lines = entry.Split('\n');
            var (old, @new) = (Text(lines, '-'), Text(lines, '+'));
            Assert.NotEqual(old, @new);
            var times = Repository.Read(lines[1]).Split(old).Length - 1;
            Assert.True(times == 1, $"{lines[0]}: its text stands {times} times in {lines[1]}");
            Assert.True(Directory.Exists(Path.Combine(Repository.Root, lines[2].Split(' ')[0])), lines[2]);
        });
    }

    private static string Text(string[] lines, char mark) => string.Join('\n', lines.Skip(3).Where(l => l.StartsWith(mark)).Select(static l => l[1..]));
}
