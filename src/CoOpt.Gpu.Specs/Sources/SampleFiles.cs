using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Data;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>Samples of files that have been checked.</summary>
internal static class SampleFiles
{
    /// <summary>All columns but label and node are features, in order.</summary>
    public static LabeledSamples FromTable(CsvTable table, LearningSettings settings)
    {
        var label = table.IndexOf(settings.LabelColumn!);
        var node = settings.NodeColumn is { } name ? table.IndexOf(name) : -1;
        int[] columns = [.. Enumerable.Range(0, table.Header.Length).Where(c => c != label && c != node)];
        var features = new double[table.Rows * (long)columns.Length];
        var codes = new double[table.Rows];
        var owners = node < 0 ? null : new int[table.Rows];
        for (var r = 0; r < table.Rows; r++)
        {
            codes[r] = table[r, label];
            for (var k = 0; k < columns.Length; k++)
            {
                features[(r * columns.Length) + k] = table[r, columns[k]];
            }

            if (owners is not null)
            {
                owners[r] = (int)table[r, node];
            }
        }

        return new LabeledSamples(columns.Length, features, codes, owners, settings.Loss != LossKind.LeastSquares);
    }

    /// <summary>Pixels over 255; the digits that are not among the classes are left out.</summary>
    public static LabeledSamples FromMnist(MnistSet set, LearningSettings settings)
    {
        int[] rows = [.. Enumerable.Range(0, set.Count).Where(r => settings.Classes.IsEmpty || settings.Classes.Contains(set.Digits[r]))];
        var features = new double[rows.Length * (long)set.Pixels];
        for (var r = 0; r < rows.Length; r++)
        {
            var image = set.Images.AsSpan(rows[r] * set.Pixels, set.Pixels);
            for (var k = 0; k < image.Length; k++)
            {
                features[(r * set.Pixels) + k] = image[k] / 255.0;
            }
        }

        return new LabeledSamples(set.Pixels, features, [.. rows.Select(r => (double)set.Digits[r])], null, true);
    }
}
