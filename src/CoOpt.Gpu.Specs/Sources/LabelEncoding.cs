using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Data;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>Turns codes (labels, digits, targets) into what a loss takes: −1 and +1, 0 … K − 1, or real targets.</summary>
internal static class LabelEncoding
{
    public static SampleData Training(DealtSamples dealt, LearningSettings settings) =>
        new(dealt.Dimensions, Classes(dealt, settings), dealt.Offsets, dealt.Features, Encode(dealt.Codes, settings));

    public static SampleData? HeldOut(DealtSamples dealt, LearningSettings settings) => dealt.HeldOutCodes.IsEmpty
        ? null
        : new(dealt.Dimensions, Classes(dealt, settings), [0, dealt.HeldOutCodes.Length], dealt.HeldOutFeatures, Encode(dealt.HeldOutCodes, settings));

    private static int Classes(DealtSamples dealt, LearningSettings settings) => settings.Loss switch
    {
        LossKind.LeastSquares => 0,
        LossKind.Softmax => settings.Data switch
        {
            DataSource.Mnist => settings.Classes.IsEmpty ? 10 : settings.Classes.Length,
            DataSource.Csv => 1 + (int)dealt.Codes.Concat(dealt.HeldOutCodes).Max(),
            _ => 2,
        },
        _ => 2,
    };

    private static ImmutableArray<double> Encode(ImmutableArray<double> codes, LearningSettings settings)
    {
        if (settings.Data == DataSource.Mnist)
        {
            return settings.Loss == LossKind.Softmax
                ? settings.Classes.IsEmpty ? codes : [.. codes.Select(c => (double)settings.Classes.IndexOf((int)c))]
                : [.. codes.Select(c => (int)c == (settings.Digit ?? settings.Classes[0]) ? 1.0 : -1.0)];
        }

        var fromSigns = settings.Loss == LossKind.Softmax && settings.Data != DataSource.Csv;
        return fromSigns ? [.. codes.Select(c => c > 0 ? 1.0 : 0.0)] : codes;
    }
}
