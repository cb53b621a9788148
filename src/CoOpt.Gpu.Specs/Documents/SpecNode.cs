using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Documents;

/// <summary>A node of a spec as written, with its place.</summary>
internal abstract record SpecNode(SpecPlace Place)
{
    /// <summary>What it is, for messages: "a list".</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar; <paramref name="Plain"/> without quotes.</summary>
internal sealed record ScalarNode(SpecPlace Place, string Text, bool Plain) : SpecNode(Place)
{
    public override string Kind => CoreScalar.Read(this) switch
    {
        { IsNull: true } => "nothing",
        { Number: not null } => Text,
        _ => $"'{(Text.Length <= 60 ? Text : Text[..57] + "...")}'",
    };
}

/// <summary>A key with its value.</summary>
internal sealed record MapEntry(ScalarNode Key, SpecNode Value);

/// <summary>A section.</summary>
internal sealed record MapNode(SpecPlace Place, ImmutableArray<MapEntry> Entries) : SpecNode(Place)
{
    public override string Kind => "a section of keys";
}

/// <summary>A list.</summary>
internal sealed record ListNode(SpecPlace Place, ImmutableArray<SpecNode> Items) : SpecNode(Place)
{
    public override string Kind => "a list";
}

/// <summary>A value that YAML has mangled; its problem is reported already.</summary>
internal sealed record BrokenNode(SpecPlace Place) : SpecNode(Place)
{
    public override string Kind => "a broken value";
}
