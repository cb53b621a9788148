using System.Text.Json.Serialization;

namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>One kind of mark over the rows whose <see cref="Figure.LayerColumn"/> is <see cref="Name"/>. Every other text names a column.</summary>
/// <param name="Name">The layer's name.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LineLayer), "line")]
[JsonDerivedType(typeof(PointLayer), "point")]
[JsonDerivedType(typeof(BarLayer), "bar")]
[JsonDerivedType(typeof(CellLayer), "cell")]
[JsonDerivedType(typeof(RuleLayer), "rule")]
[JsonDerivedType(typeof(TextLayer), "text")]
public abstract record Layer(string Name);
