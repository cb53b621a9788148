using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.TestKit;

/// <summary>
/// What a reliability test has measured, for tests/reliability.sh: one line of CSV (requirement, case, count, of what, measured, limit) at the end of the file named by COOPT_MEASURES; nothing where that is unset.
/// To be called once the test has found everything as it must be.
/// </summary>
public static class Measures
{
    private static readonly Lock Turn = new();

    /// <summary>A figure below its limit.</summary>
    public static void Add(string requirement, string what, long count, string of, double measured, double limit) =>
        Add(requirement, what, count, of, measured.ToString("0.0e+0", CultureInfo.InvariantCulture), limit.ToString("0e+0", CultureInfo.InvariantCulture));

    /// <summary>A finding in words, or counts.</summary>
    public static void Add(string requirement, string what, long count, string of, string measured, string limit)
    {
        if (Environment.GetEnvironmentVariable("COOPT_MEASURES") is not { Length: > 0 } path)
        {
            return;
        }

        string[] fields = [requirement, what, count.ToString(CultureInfo.InvariantCulture), of, measured, limit];
        if (fields.Any(static f => f.AsSpan().IndexOfAny(",\"\r\n") >= 0))
        {
            throw new ArgumentException($"no commas, quotes or line breaks in {string.Join(" | ", fields)}");
        }

        lock (Turn)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(Encoding.UTF8.GetBytes(string.Join(',', fields) + "\n"));
        }
    }
}
