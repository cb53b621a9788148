namespace CoOpt.Gpu.TestKit;

/// <summary>How near the theory's numbers must come to their oracles.</summary>
public static class TheoryTolerances
{
    /// <summary>Eigenvalues against closed forms or another solver, relative to the largest: n·2⁻⁵³ with room for n up to some hundred.</summary>
    public const double Spectrum = 1e-12;

    /// <summary>Closed formulas in double arithmetic, relative.</summary>
    public const double Formula = 1e-13;

    /// <summary>Eigenvalues of an unsymmetric matrix, relative to its norm: a double eigenvalue moves with the root of the rounding.</summary>
    public const double UnsymmetricSpectrum = 1e-7;

    /// <summary>Central differences with a step of 1e-5 against a derivative, relative to its size.</summary>
    public const double FiniteDifference = 1e-6;

    /// <summary>Optimality conditions of the CPU optimum, relative to the marginal cost.</summary>
    public const double Stationarity = 1e-10;

    /// <summary>‖Σ∇g(y*)‖ over its scale, as the model asks.</summary>
    public const double Gradient = 1e-12;

    /// <summary>y* against a closed form, relative, for condition numbers up to 1e4.</summary>
    public const double Optimum = 1e-9;

    /// <summary>A certified upper bound against the value it bounds, relative.</summary>
    public const double CertifiedBound = 1e-8;
}
