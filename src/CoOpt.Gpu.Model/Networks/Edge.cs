namespace CoOpt.Gpu.Model.Networks;

/// <summary>A link of a network. Undirected networks list each link once; in a directed one <paramref name="Target"/> receives from <paramref name="Source"/>.</summary>
/// <param name="Source">First end, counted from 0.</param>
/// <param name="Target">Second end, counted from 0.</param>
/// <param name="Weight">w, dimensionless, positive and finite.</param>
public readonly record struct Edge(int Source, int Target, double Weight = 1);
