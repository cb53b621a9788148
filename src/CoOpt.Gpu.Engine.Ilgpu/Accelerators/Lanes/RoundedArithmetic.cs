using ILGPU.IR.Intrinsics;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;

/// <summary>
/// float64 operations that are rounded once, to nearest, whatever the backend's compiler would like to fuse, and comparisons that are false where an operand is NaN:
/// ILGPU, turning branches round, loses that. On ILGPU's CPU accelerator these bodies run; a GPU backend replaces each of them by an instruction of its own
/// (<see cref="PtxArithmetic"/>, <see cref="OpenClArithmetic"/>).
/// </summary>
internal static class RoundedArithmetic
{
    [IntrinsicImplementation]
    public static double Add(double a, double b) => a + b;

    [IntrinsicImplementation]
    public static double Subtract(double a, double b) => a - b;

    [IntrinsicImplementation]
    public static double Multiply(double a, double b) => a * b;

    [IntrinsicImplementation]
    public static double Divide(double a, double b) => a / b;

    [IntrinsicImplementation]
    public static double FusedMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    [IntrinsicImplementation]
    public static double SquareRoot(double a) => Math.Sqrt(a);

    [IntrinsicImplementation]
    public static bool Less(double a, double b) => a < b;

    [IntrinsicImplementation]
    public static bool LessOrEqual(double a, double b) => a <= b;

    [IntrinsicImplementation]
    public static bool Equal(double a, double b) => a == b;
}
