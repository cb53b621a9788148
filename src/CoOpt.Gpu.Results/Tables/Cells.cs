using CoOpt.Gpu.Model.Sweeps;
using CsvHelper;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>How values become cells, and the CSV dialect: UTF-8 without mark, comma, LF, quotes where needed, invariant culture.</summary>
internal static class Cells
{
    /// <summary>Put in front of a text that a spreadsheet would take for a formula. Numbers are not texts and stay as they are.</summary>
    internal const char Defusal = '\'';

    /// <summary>What a spreadsheet takes for the start of a formula.</summary>
    private const string FormulaStarts = "=+-@\t\r";

    internal static CsvWriterOptions WriterOptions { get; } = CsvWriterOptions.Default with
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };

    internal static CsvReaderOptions ReaderOptions { get; } = CsvReaderOptions.Default with
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        SkipEmptyLines = false,
    };

    internal static void Number(CsvWriter csv, double value)
    {
        if (double.IsFinite(value))
        {
            csv.WriteField(value);
        }
        else if (double.IsNaN(value))
        {
            Empty(csv);
        }
        else
        {
            csv.WriteField(value > 0 ? "inf" : "-inf");
        }
    }

    internal static void Number(CsvWriter csv, double? value) => Number(csv, value ?? double.NaN);

    internal static void Integer(CsvWriter csv, long value) => csv.WriteField(value);

    internal static void Integer(CsvWriter csv, long? value)
    {
        if (value is { } integer)
        {
            csv.WriteField(integer);
        }
        else
        {
            Empty(csv);
        }
    }

    internal static void Boolean(CsvWriter csv, bool? value)
    {
        if (value is { } flag)
        {
            csv.WriteField(flag);
        }
        else
        {
            Empty(csv);
        }
    }

    internal static void Text(CsvWriter csv, string? value)
    {
        // A leading ' is doubled, so that taking one off is unambiguous. The package's own defusing would also touch "-inf".
        csv.WriteField(NeedsDefusal(value) ? Defusal + value : value);
    }

    internal static void Setting(CsvWriter csv, SettingValue value)
    {
        if (value.Number is { } number)
        {
            Number(csv, number);
        }
        else if (value.Boolean is { } flag)
        {
            Boolean(csv, flag);
        }
        else
        {
            Text(csv, value.ToString());
        }
    }

    internal static bool NeedsDefusal(ReadOnlySpan<char> text) => text.Length > 0 && (text[0] == Defusal || FormulaStarts.Contains(text[0], StringComparison.Ordinal));

    internal static void Empty(CsvWriter csv) => csv.WriteField((string?)null);
}
