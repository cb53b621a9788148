namespace CoOpt.Gpu.Figures.Tests.Vega;

/// <summary>A test with cases that needs node and Vega's packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeCheck.Missing;
}
