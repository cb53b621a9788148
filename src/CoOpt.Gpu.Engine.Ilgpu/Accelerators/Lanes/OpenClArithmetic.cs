using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;

/// <summary>
/// <see cref="RoundedArithmetic"/> in OpenCL C, whose compilers may contract a·b + c by default. Each operation is one <c>fma</c> (rounded once, never contracted);
/// the neutral operand keeps the sign of a zero: a·b = fma(a, b, −0), a + b = fma(a, 1, b). Division and root are correctly rounded for float64 as they are; for float32 OpenCL allows them 2.5 and 3 units in the last place,
/// so there bits may differ from device to device.
/// </summary>
internal static class OpenClArithmetic
{
    public static void Register(IntrinsicImplementationManager intrinsics)
    {
        Map(intrinsics, nameof(RoundedArithmetic.Add), nameof(Add));
        Map(intrinsics, nameof(RoundedArithmetic.Subtract), nameof(Subtract));
        Map(intrinsics, nameof(RoundedArithmetic.Multiply), nameof(Multiply));
        Map(intrinsics, nameof(RoundedArithmetic.Divide), nameof(Divide));
        Map(intrinsics, nameof(RoundedArithmetic.FusedMultiplyAdd), nameof(FusedMultiplyAdd));
        Map(intrinsics, nameof(RoundedArithmetic.SquareRoot), nameof(SquareRoot));
        Map(intrinsics, nameof(RoundedArithmetic.Less), nameof(Less));
        Map(intrinsics, nameof(RoundedArithmetic.LessOrEqual), nameof(LessOrEqual));
        Map(intrinsics, nameof(RoundedArithmetic.Equal), nameof(Equal));
    }

    private static void Add(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "fma(", 0, ", 1.0, ", 1, ")");

    private static void Subtract(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "fma(", 1, ", -1.0, ", 0, ")");

    private static void Multiply(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "fma(", 0, ", ", 1, ", -0.0)");

    private static void Divide(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "(", 0, " / ", 1, ")");

    private static void FusedMultiplyAdd(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "fma(", 0, ", ", 1, ", ", 2, ")");

    private static void SquareRoot(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "sqrt(", 0, ")");

    private static void Less(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "(", 0, " < ", 1, ")");

    private static void LessOrEqual(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "(", 0, " <= ", 1, ")");

    private static void Equal(CLBackend backend, CLCodeGenerator generator, Value value) => Emit(generator, value, "(", 0, " == ", 1, ")");

    // Text and operand numbers, in the order of the expression.
    private static void Emit(CLCodeGenerator generator, Value value, params ReadOnlySpan<object> parts)
    {
        var target = generator.Allocate(value);
        using var statement = generator.BeginStatement(target);
        foreach (var part in parts)
        {
            if (part is int operand)
            {
                statement.AppendArgument(generator.Load(value[operand]));
            }
            else
            {
                // A constant without a suffix is a double, and so would the operation be.
                statement.AppendCommand(value[0].BasicValueType == BasicValueType.Float32 ? ((string)part).Replace(".0", ".0f", StringComparison.Ordinal) : (string)part);
            }
        }
    }

    private static void Map(IntrinsicImplementationManager intrinsics, string operation, string handler)
    {
        foreach (var method in RoundedArithmetic.Forms(operation))
        {
            intrinsics.RegisterMethod(method, new CLIntrinsic(typeof(OpenClArithmetic), handler, IntrinsicImplementationMode.GenerateCode));
        }
    }
}
