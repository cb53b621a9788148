using System.Collections.Immutable;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>A named column of a <see cref="DataTable"/>: numbers (NaN where a cell is empty) or texts (empty where a cell is empty).</summary>
public sealed class DataColumn
{
    private DataColumn(string name, ImmutableArray<double> numbers, ImmutableArray<string> texts) => (Name, Numbers, Texts) = (name, numbers, texts);

    /// <summary>The name in the header.</summary>
    public string Name { get; }

    /// <summary>Whether the cells are numbers.</summary>
    public bool IsNumber => !Numbers.IsDefault;

    /// <summary>The numbers; default for a column of texts.</summary>
    public ImmutableArray<double> Numbers { get; }

    /// <summary>The texts; default for a column of numbers.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>The number of cells.</summary>
    public int Count => IsNumber ? Numbers.Length : Texts.Length;

    /// <summary>A column of numbers.</summary>
    public static DataColumn Of(string name, ImmutableArray<double> numbers) => new(name, numbers, default);

    /// <summary>A column of texts.</summary>
    public static DataColumn Of(string name, ImmutableArray<string> texts) => new(name, default, texts);
}
