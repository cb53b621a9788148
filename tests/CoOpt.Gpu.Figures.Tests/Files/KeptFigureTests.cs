using CoOpt.Gpu.Figures.Files;

namespace CoOpt.Gpu.Figures.Tests.Files;

public sealed class KeptFigureTests
{
    public static TheoryData<string, string> Figures
    {
        get
        {
            var figures = new TheoryData<string, string>();
            foreach (var (folder, id) in KeptFigures.All)
            {
                figures.Add(Path.GetRelativePath(KeptFigures.Results, folder), id);
            }

            return figures;
        }
    }

    [Fact]
    public void There_are_some() => Assert.NotEmpty(KeptFigures.All);

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_kept_figure_is_byte_for_byte_what_its_rows_give(string folder, string id)
    {
        var path = Path.Combine(KeptFigures.Results, folder);
        Assert.All(FigureFolder.Derived(FigureFolder.Read(path, id)), file => Assert.True(
            FigureFolder.Stored(path, file.Name).AsSpan().SequenceEqual(file.Bytes), $"results/{folder}/{file.Name} is not what its rows give: coopt figure writes it anew"));
    }
}
