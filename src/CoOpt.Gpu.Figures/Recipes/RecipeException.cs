namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A figure cannot be made from a run; the message says which, why, and what to do.</summary>
public sealed class RecipeException(string message, Exception? inner = null) : Exception(message, inner);
