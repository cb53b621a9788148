namespace CoOpt.Gpu.Figures.Tests.Vega;

/// <summary>A test that needs node and Vega's packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeCheck.Missing;
}
