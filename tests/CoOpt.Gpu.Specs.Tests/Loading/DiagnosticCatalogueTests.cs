using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Tests.Loading;

public class DiagnosticCatalogueTests
{
    [Fact]
    public void Codes_are_unique_ascending_and_explained()
    {
        var ids = DiagnosticCatalogue.All.Select(c => c.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(DiagnosticCatalogue.All, c => Assert.Matches("^CO0[1-46][0-9]{2}$", c.Id));
        Assert.All(DiagnosticCatalogue.All, c => Assert.True(c.Title.Length > 0 && c.Explanation.EndsWith('.'), c.Id));
        Assert.Same(DiagnosticCatalogue.All[6], DiagnosticCatalogue.Find("co0107"));
        Assert.Null(DiagnosticCatalogue.Find("CO9999"));
    }
}
