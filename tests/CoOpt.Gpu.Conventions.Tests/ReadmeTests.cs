using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed partial class ReadmeTests
{
    private const int MaximumLines = 300;

    [Fact]
    public void It_is_there_and_short() => Assert.InRange(Repository.Lines("README.md").Length, 20, MaximumLines - 1);

    [Fact]
    public void Its_test_command_is_the_one_that_CI_runs()
    {
        var command = TestCommand().Match(Repository.Read("README.md")).Value.Trim();
        Assert.NotEmpty(command);

        // CI has built already: it says so.
        Assert.Contains($" {command} --no-build\n", Repository.Read(".ci/run"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_output_is_filled_in() => Assert.DoesNotContain("@" + "@", Repository.Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public void Every_file_it_links_to_is_there()
    {
        Assert.All(Link().Matches(Repository.Read("README.md")), match =>
        {
            var target = match.Groups[1].Value.TrimEnd('/');
            Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), $"README.md links to {target}");
        });
    }

    [GeneratedRegex(@"^\s*dotnet test\b.*$", RegexOptions.Multiline)]
    private static partial Regex TestCommand();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
