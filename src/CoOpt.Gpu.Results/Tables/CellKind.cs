namespace CoOpt.Gpu.Results.Tables;

/// <summary>What the cells of a column hold.</summary>
public enum CellKind
{
    /// <summary>A double in shortest round-trip form; <c>inf</c>, <c>-inf</c>; empty for NaN.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Text; one that begins with = + - @, a tab, a carriage return or ' has a ' in front.</summary>
    Text,

    /// <summary>Number, boolean or text as the spec has it.</summary>
    Setting,
}
