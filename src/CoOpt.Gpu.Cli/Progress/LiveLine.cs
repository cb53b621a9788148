using System.Globalization;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>A run's progress as one line that fits a terminal: what does not fit is left out, the least needed first.</summary>
internal static class LiveLine
{
    private const int Bar = 20;
    private const string Gap = "  ";

    /// <summary>The line, at most <paramref name="width"/> columns wide.</summary>
    public static string Of(in RunProgress p, double plannedNodeSteps, int width, Paint paint)
    {
        var fraction = ProgressText.Fraction(p, plannedNodeSteps);
        var left = ProgressText.Left(p, plannedNodeSteps) is { } time ? $"{ProgressText.Duration(time)} left" : "";

        // In the order in which they stand, each with how soon it is given up.
        (string Text, int Rank)[] parts =
        [
            (string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * fraction),3:0} %"), 0),
            (string.Create(CultureInfo.InvariantCulture, $"{p.Done:N0} of {p.Total:N0}"), 2),
            (ProgressText.Amount(ProgressText.Rate(p), "node-steps/s"), 3),
            (ProgressText.Outcomes(p), 4),
            (left, 1),
        ];
        var shown = parts.Where(part => part.Text.Length > 0).ToList();
        while (shown.Count > 1 && Length(shown) > width)
        {
            shown.Remove(shown.MaxBy(part => part.Rank));
        }

        var text = string.Join(Gap, shown.Select(part => part.Text));
        return text.Length + Gap.Length + Bar <= width ? Drawn(fraction, paint) + Gap + text : text[..Math.Min(text.Length, width)];
    }

    private static int Length(List<(string Text, int Rank)> parts) => parts.Sum(part => part.Text.Length) + (Gap.Length * (parts.Count - 1));

    private static string Drawn(double fraction, Paint paint)
    {
        var full = (int)(Bar * fraction);
        return paint.Green(new string('━', full)) + paint.Dim(new string('╌', Bar - full));
    }
}
