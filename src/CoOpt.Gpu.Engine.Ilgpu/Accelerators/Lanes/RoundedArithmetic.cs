using System.Reflection;
using ILGPU.IR.Intrinsics;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;

/// <summary>
/// Operations on float64 and float32 that are rounded once, to nearest, whatever the backend's compiler would like to fuse, and comparisons that are false where an operand is NaN:
/// ILGPU, turning branches round, loses that. On ILGPU's CPU accelerator these bodies run; a GPU backend replaces each of them by an instruction of its own
/// (<see cref="PtxArithmetic"/>, <see cref="OpenClArithmetic"/>).
/// </summary>
internal static class RoundedArithmetic
{
    /// <summary>An operation in both formats.</summary>
    public static IEnumerable<MethodInfo> Forms(string operation) =>
        typeof(RoundedArithmetic).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == operation);

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

    [IntrinsicImplementation]
    public static float Add(float a, float b) => a + b;

    [IntrinsicImplementation]
    public static float Subtract(float a, float b) => a - b;

    [IntrinsicImplementation]
    public static float Multiply(float a, float b) => a * b;

    [IntrinsicImplementation]
    public static float Divide(float a, float b) => a / b;

    [IntrinsicImplementation]
    public static float FusedMultiplyAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    [IntrinsicImplementation]
    public static float SquareRoot(float a) => MathF.Sqrt(a);

    [IntrinsicImplementation]
    public static bool Less(float a, float b) => a < b;

    [IntrinsicImplementation]
    public static bool LessOrEqual(float a, float b) => a <= b;

    [IntrinsicImplementation]
    public static bool Equal(float a, float b) => a == b;
}
