using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;

/// <summary>
/// <see cref="RoundedArithmetic"/> in PTX. The explicit <c>.rn</c> keeps the driver from contracting a product and a sum into one fused operation
/// (PTX ISA, "Rounding Modifiers"), so a GPU gives the bits that a CPU gives.
/// </summary>
internal static class PtxArithmetic
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

    private static void Add(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "add.rn");

    private static void Subtract(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "sub.rn");

    private static void Multiply(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "mul.rn");

    private static void Divide(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "div.rn");

    private static void FusedMultiplyAdd(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "fma.rn");

    private static void SquareRoot(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "sqrt.rn");

    private static void Less(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "setp.lt");

    private static void LessOrEqual(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "setp.le");

    private static void Equal(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "setp.eq");

    private static void Emit(PTXCodeGenerator generator, Value value, string instruction)
    {
        var operands = new PTXCodeGenerator.PrimitiveRegister[value.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = generator.LoadPrimitive(value[i]);
        }

        var target = generator.AllocateHardware(value);
        using var command = generator.BeginCommand(instruction + (value[0].BasicValueType == BasicValueType.Float32 ? ".f32" : ".f64"));
        command.AppendArgument(target);
        foreach (var operand in operands)
        {
            command.AppendArgument(operand);
        }
    }

    private static void Map(IntrinsicImplementationManager intrinsics, string operation, string handler)
    {
        foreach (var method in RoundedArithmetic.Forms(operation))
        {
            intrinsics.RegisterMethod(method, new PTXIntrinsic(typeof(PtxArithmetic), handler, IntrinsicImplementationMode.GenerateCode));
        }
    }
}
