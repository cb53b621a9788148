using System.Text;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Cli.Tests.Reports.Browsing;
using CoOpt.Gpu.Figures.Reports.Pages;

namespace CoOpt.Gpu.Cli.Tests.Reports;

/// <summary>report.html in a browser that has no network.</summary>
public sealed partial class BrowserTests(OpenReport report) : IClassFixture<OpenReport>
{
    /// <summary>WCAG 2.2, success criterion 1.4.3, for text of this size.</summary>
    private const double LeastContrast = 4.5;

    [FactWith(Chromium.Program)]
    public async Task The_page_asks_for_nothing_and_its_console_is_empty()
    {
        var visit = await PageVisit.OpenAsync(report.Browser, report.Page);
        Assert.Empty(visit.Requests);
        Assert.Empty(visit.Complaints);
        Assert.Equal(0, (int)(await visit.EvaluateAsync("document.scripts.length + document.querySelectorAll('[style],link,img,iframe,object,embed,form').length"))!);
        Assert.True((int)(await visit.EvaluateAsync("document.querySelectorAll('figure svg').length"))! > 5);

        // The one style sheet is applied: the policy knows its hash.
        Assert.Equal("collapse", (string?)await visit.EvaluateAsync("getComputedStyle(document.querySelector('table')).borderCollapse"));
    }

    [FactWith(Chromium.Program)]
    public async Task What_a_page_must_not_do_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var policy = $"<meta http-equiv=\"Content-Security-Policy\" content=\"{HtmlWriter.Policy}\">";
        var (asks, _) = await VisitAsync("<img src=\"http://example.invalid/a.png\">");
        Assert.Contains("http://example.invalid/a.png", asks);
        foreach (var hostile in (string[])
        [
            $"{policy}<img src=\"http://example.invalid/a.png\">", $"{policy}<script>document.title = 'x'</script>", $"{policy}<p style=\"color:red\">x</p>", $"{policy}<style>p{{color:red}}</style>",
            "<script>console.error('x')</script>", "<script>throw new Error('x')</script>",
        ])
        {
            Assert.NotEmpty((await VisitAsync(hostile)).Complaints);
        }

        async Task<(List<string> Requests, List<string> Complaints)> VisitAsync(string head)
        {
            folder.Write("page.html", $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}</head><body><p>x</p></body></html>");
            var visit = await PageVisit.OpenAsync(report.Browser, Path.Combine(folder.Path, "page.html"));
            return (visit.Requests, visit.Complaints);
        }
    }

    [FactWith(Chromium.Program)]
    public async Task No_width_makes_the_page_scroll_sideways()
    {
        foreach (var width in (int[])[320, 400, 700, 1000, 1280, 1920])
        {
            var visit = await PageVisit.OpenAsync(report.Browser, report.Page, width);
            await visit.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var beyond = (int)(await visit.EvaluateAsync("document.documentElement.scrollWidth - document.documentElement.clientWidth"))!;
            Assert.True(beyond <= 0, $"{beyond} px too wide at {width} px");
        }
    }

    [FactWith(Chromium.Program)]
    public async Task Texts_stand_out_in_light_and_dark()
    {
        foreach (var scheme in (string[])["light", "dark"])
        {
            var visit = await PageVisit.OpenAsync(report.Browser, report.Page, scheme: scheme);
            var ground = Luminance((string)(await visit.EvaluateAsync("getComputedStyle(document.body).backgroundColor"))!);
            Assert.Equal(scheme == "dark", ground < 0.2);
            foreach (var color in (await visit.EvaluateAsync("[...new Set([...document.querySelectorAll('main :not(svg *), nav a')].map(e => getComputedStyle(e).color))]"))!.AsArray())
            {
                Assert.True(Contrast(Luminance((string)color!), ground) >= LeastContrast, $"{color} on the {scheme} ground");
            }

            var ink = (await visit.EvaluateAsync("[...new Set([...document.querySelectorAll('svg text')].map(e => getComputedStyle(e).fill).filter(f => f != 'none'))]"))!.AsArray();
            Assert.All(ink, color => Assert.True(Contrast(Luminance((string)color!), ground) >= LeastContrast, $"{color} in a figure on the {scheme} ground"));
        }
    }

    [FactWith(Chromium.Program)]
    public async Task Paper_shows_what_the_screen_folds_away()
    {
        const string folded = "[...document.querySelectorAll('details table')].every(t => t.checkVisibility())";
        Assert.False((bool)(await (await PageVisit.OpenAsync(report.Browser, report.Page)).EvaluateAsync(folded))!);
        var paper = await PageVisit.OpenAsync(report.Browser, report.Page, 700, "dark", "print");
        Assert.True((bool)(await paper.EvaluateAsync(folded))!);
        Assert.Equal("none", (string?)await paper.EvaluateAsync("getComputedStyle(document.querySelector('nav')).display"));
        Assert.True(Luminance((string)(await paper.EvaluateAsync("getComputedStyle(document.querySelector('svg text')).fill"))!) < 0.2, "figures are dark on paper");
        var pdf = Encoding.Latin1.GetString(await paper.PrintAsync());
        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
        Assert.InRange(PdfPage().Count(pdf), 4, 40);
    }

    [FactWith(Chromium.Program)]
    public async Task The_page_can_be_found_through()
    {
        var visit = await PageVisit.OpenAsync(report.Browser, report.Page);
        Assert.Equal(1, (int)(await visit.EvaluateAsync("document.querySelectorAll('h1').length"))!);
        Assert.True((bool)(await visit.EvaluateAsync("[...document.querySelectorAll('h1,h2,h3,h4')].every((h, k, all) => k == 0 || h.tagName[1] - all[k - 1].tagName[1] <= 1)"))!, "a level of headings is left out");
        Assert.True((bool)(await visit.EvaluateAsync("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size == document.querySelectorAll('[id]').length"))!, "an id is there twice");
        Assert.True((bool)(await visit.EvaluateAsync("[...document.querySelectorAll('svg')].every(s => s.getAttribute('role') == 'img' && s.querySelector('title') && s.querySelector('desc'))"))!, "a figure says nothing to those who cannot see it");
        Assert.True((bool)(await visit.EvaluateAsync("[...document.querySelectorAll('table')].every(t => t.querySelectorAll('th').length > 0)"))!, "a table has no heads");
        foreach (var link in (await visit.EvaluateAsync("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"))!.AsArray().Select(l => (string)l!))
        {
            Assert.True(link.StartsWith('#') ? (bool)(await visit.EvaluateAsync($"document.getElementById('{link[1..]}') !== null"))! : File.Exists(report.Run.PathOf(link)), $"{link} leads nowhere");
        }
    }

    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    /// <summary>Relative luminance of <c>rgb(r, g, b)</c> (WCAG 2.2).</summary>
    private static double Luminance(string color)
    {
        var channels = Number().Matches(color).Take(3).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PdfPage();
}
