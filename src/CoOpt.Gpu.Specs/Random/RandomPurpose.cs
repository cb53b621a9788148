namespace CoOpt.Gpu.Specs.Random;

/// <summary>What a random stream is for. The numbers are part of the contract: a new purpose takes a new number, and none is reused.</summary>
public enum RandomPurpose
{
    /// <summary>κᵢ.</summary>
    Capacity = 1,

    /// <summary>bᵢ.</summary>
    Workload = 2,

    /// <summary>Links; the item is the graph's place in the pool.</summary>
    Graph = 3,

    /// <summary>Features of generated samples.</summary>
    Features = 4,

    /// <summary>Noise on targets or features.</summary>
    Noise = 5,

    /// <summary>The true coefficients of the regression generator.</summary>
    Coefficients = 6,

    /// <summary>Aᵢ of quadratic losses; the item is the node.</summary>
    Matrices = 7,

    /// <summary>cᵢ of quadratic losses; the item is the node.</summary>
    Vectors = 8,

    /// <summary>Which samples of a file are kept.</summary>
    Subsample = 9,

    /// <summary>Which samples are held out.</summary>
    Holdout = 10,

    /// <summary>The order in which samples are dealt out.</summary>
    Deal = 11,

    /// <summary>Sizes or label shares of the nodes.</summary>
    Shares = 12,

    /// <summary>y(0).</summary>
    StartY = 13,

    /// <summary>Which instances of a run are audited; the key is the plan's hash, the counter the instance.</summary>
    Audit = 14,
}
