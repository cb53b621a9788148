namespace CoOpt.Gpu.Theory.Losses;

/// <summary>One sample's loss ψ(u) as a function of its margin u = φ̃·y, with label or target <c>target</c>.</summary>
internal interface IMarginFunction
{
    /// <summary>φ̃ = (φ, Intercept): −1 where the margin is w·φ − ν, +1 where it is w·φ + c.</summary>
    double Intercept { get; }

    /// <summary>The ridge's curvature: each node adds ½·Ridge·‖w‖².</summary>
    double Ridge { get; }

    /// <summary>sup ψ″.</summary>
    double LargestCurvature { get; }

    /// <summary>Whether a node's samples are averaged rather than summed.</summary>
    bool Mean { get; }

    /// <summary>ψ(u).</summary>
    double Value(double u, double target);

    /// <summary>ψ′(u).</summary>
    double Slope(double u, double target);

    /// <summary>ψ″(u).</summary>
    double Curvature(double u, double target);
}
