using CoOpt.Gpu.Fuzz.Reporting;

namespace CoOpt.Gpu.Fuzz.Tests.Reporting;

/// <summary>A campaign that was stopped goes on only as the same campaign.</summary>
public sealed class CampaignResultTests
{
    [Fact]
    public void Inputs_of_another_parser_seed_or_build_are_not_counted()
    {
        var file = Path.GetTempFileName();
        try
        {
            var left = CampaignResult.Begun("spec", 1) with { Seconds = 5 };
            left.Write(file);
            Assert.Equal(5, CampaignResult.Read(file, "spec", 1).Seconds);
            Assert.Equal(0, CampaignResult.Read(file, "csv", 1).Seconds);
            Assert.Equal(0, CampaignResult.Read(file, "spec", 2).Seconds);
            (left with { Tool = left.Tool with { Revision = "another" } }).Write(file);
            Assert.Equal(0, CampaignResult.Read(file, "spec", 1).Seconds);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
