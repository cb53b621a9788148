using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Conventions.Tests;

/// <summary>Links of every Markdown file, as a reader on a hosting site follows them.</summary>
public sealed partial class MarkdownTests
{
    private static IEnumerable<string> Pages => Repository.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Every_relative_link_leads_to_a_file_of_the_repository_and_every_anchor_to_a_heading()
    {
        var links = Pages.SelectMany(p => Links(p).Select(target => (Page: p, Target: target))).ToList();
        Assert.Contains(links, l => l.Target.Contains('#', StringComparison.Ordinal) && l.Target[0] != '#');
        Assert.All(links, link =>
        {
            var parts = link.Target.Split('#', 2);
            var path = parts[0].Length == 0 ? link.Page : Resolve(link.Page, parts[0]);
            var isFile = Repository.Files.Contains(path);
            Assert.True(isFile || Repository.Files.Any(f => f.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)), $"{link.Page} links to {link.Target}, which is not there");
            Assert.True(parts.Length == 1 || (isFile && Anchors(path).Contains(parts[1])), $"{link.Page} links to {link.Target}, which has no such heading");
        });
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_first_one()
    {
        var reached = new HashSet<string> { "README.md" };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var page))
        {
            foreach (var path in Links(page).Select(l => Resolve(page, l.Split('#')[0])))
            {
                // A folder shows its README.
                var target = Repository.Files.Contains(path) ? path : $"{path.TrimEnd('/')}/README.md";
                if (target.EndsWith(".md", StringComparison.Ordinal) && Repository.Files.Contains(target) && reached.Add(target))
                {
                    open.Enqueue(target);
                }
            }
        }

        Assert.Empty(Pages.Except(reached));
    }

    [Theory]
    [InlineData("Names: `a.b`, and *more*", "names-ab-and-more")]
    [InlineData("links: how values travel", "links-how-values-travel")]
    [InlineData("α × ρ", "α--ρ")]
    public void Anchors_are_made_as_hosting_sites_make_them(string heading, string anchor) => Assert.Equal(anchor, Anchor(heading));

    /// <summary>The targets of links and pictures that are not addresses, outside code.</summary>
    private static IEnumerable<string> Links(string page) => Link().Matches(Code().Replace(Repository.Read(page), "")).Select(m => m.Groups[1].Value);

    private static HashSet<string> Anchors(string page)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var anchor in Heading().Matches(Fence().Replace(Repository.Read(page), "")).Select(m => Anchor(m.Groups[1].Value)))
        {
            // The second heading of a name has -1 behind it.
            for (var k = 0; !anchors.Add(k == 0 ? anchor : FormattableString.Invariant($"{anchor}-{k}")); k++)
            {
            }
        }

        return anchors;
    }

    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Select(c => c == ' ' ? "-" : char.IsLetterOrDigit(c) || c is '-' or '_' ? c.ToString() : ""));

    private static string Resolve(string page, string target)
    {
        var parts = (Path.GetDirectoryName(page) ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in target.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\((?!https?:)([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?ms)^```.*?^```|`[^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex("(?ms)^```.*?^```")]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?m)^#{1,6} (.+)$")]
    private static partial Regex Heading();
}
