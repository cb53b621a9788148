namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>One thread of a <see cref="PtxMachine"/>.</summary>
internal sealed class PtxThread(PtxProgram program, PtxMemory memory, int rank, int size, int group, int groups)
{
    private readonly ulong[] _registers = new ulong[program.Registers];
    private int _next;

    public bool Done { get; private set; }

    public void RunToBarrier()
    {
        while (true)
        {
            var instruction = program.Instructions[_next++];
            if (instruction.Guard >= 0 && (_registers[instruction.Guard] != 0) == instruction.GuardNegated)
            {
                continue;
            }

            switch (instruction.Code)
            {
                case "bar.sync":
                    return;
                case "ret" or "ret.uni":
                    Done = true;
                    return;
                case "bra" or "bra.uni":
                    Assert.False(instruction.Code == "bra.uni" && instruction.Guard >= 0, "a branch that depends on a value is marked uniform");
                    _next = program.Target(instruction.Operands[0].Text);
                    break;
                case "brx.idx":
                    _next = program.Target(instruction.Operands[1].Text, Read(instruction.Operands[0]));
                    break;
                default:
                    Execute(instruction);
                    break;
            }
        }
    }

    private static double Real(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    private static float Short(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);

    private static ulong Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static int Bytes(string type) => type is "b32" or "s32" or "u32" or "f32" ? 4 : 8;

    private static ulong Compare(string relation, string type, ulong a, ulong b)
    {
        var order = type switch
        {
            "f64" => Real(a) < Real(b) ? -1 : Real(a) > Real(b) ? 1 : Real(a) == Real(b) ? 0 : 2,
            "f32" => Short(a) < Short(b) ? -1 : Short(a) > Short(b) ? 1 : Short(a) == Short(b) ? 0 : 2,
            "s32" => ((int)a).CompareTo((int)b),
            "s64" => ((long)a).CompareTo((long)b),
            "u32" => ((uint)a).CompareTo((uint)b),
            "u64" or "b64" => a.CompareTo(b),
            _ => throw new NotSupportedException(type),
        };

        // A trailing u is "or unordered"; lo, ls, hi, hs are lt, le, gt, ge of unsigned integers.
        var holds = relation switch
        {
            "lt" or "lo" => order == -1,
            "le" or "ls" => order is -1 or 0,
            "gt" or "hi" => order == 1,
            "ge" or "hs" => order is 1 or 0,
            "eq" => order == 0,
            "ne" => order is -1 or 1,
            "ltu" => order is -1 or 2,
            "leu" => order != 1,
            "gtu" => order is 1 or 2,
            "geu" => order != -1,
            "equ" => order is 0 or 2,
            "neu" => order != 0,
            _ => throw new NotSupportedException(relation),
        };
        return holds ? 1ul : 0;
    }

    private void Execute(PtxInstruction instruction)
    {
        var code = instruction.Code.Split('.');
        var type = code[^1];
        ulong Value(int i) => Read(instruction.Operands[i]);
        if (code[0] == "st")
        {
            memory.Store(Value(0), Value(1), Bytes(type));
            return;
        }

        var result = code[0] switch
        {
            "ld" => memory.Load(Value(1), Bytes(type)),
            "mov" or "cvta" => Value(1),
            "setp" when code.Length == 3 => Compare(code[1], type, Value(1), Value(2)),
            "setp" when code.Length == 4 && code[2] == "or" => Compare(code[1], type, Value(1), Value(2)) | Value(3),
            "selp" => Value(3) != 0 ? Value(1) : Value(2),
            "cvt" => Convert(code[^2], type, Value(1)),
            "fma" when instruction.Code == "fma.rn.f64" => Bits(Math.FusedMultiplyAdd(Real(Value(1)), Real(Value(2)), Real(Value(3)))),
            "fma" when instruction.Code == "fma.rn.f32" => Bits(MathF.FusedMultiplyAdd(Short(Value(1)), Short(Value(2)), Short(Value(3)))),
            "not" => type == "pred" ? Value(1) ^ 1 : ~Value(1),
            _ when type == "f64" => Bits(RealOperation(instruction.Code, Real(Value(1)), instruction.Operands.Length > 2 ? Real(Value(2)) : 0)),
            _ when type == "f32" => Bits(ShortOperation(instruction.Code, Short(Value(1)), instruction.Operands.Length > 2 ? Short(Value(2)) : 0)),
            _ => IntegerOperation(code, type, Value(1), instruction.Operands.Length > 2 ? Value(2) : 0, instruction.Operands.Length > 3 ? Value(3) : 0),
        };
        // A conversion's result has the first type, a widening product's twice the width.
        var narrow = code[0] switch { "cvt" => Bytes(code[^2]) == 4, "mul" => false, _ => Bytes(type) == 4 };
        _registers[instruction.Operands[0].Register] = narrow ? (uint)result : result;
    }

    private static double RealOperation(string code, double a, double b) => code switch
    {
        "add.rn.f64" => a + b,
        "sub.rn.f64" => a - b,
        "mul.rn.f64" => a * b,
        "div.rn.f64" => a / b,
        "rcp.rn.f64" => 1 / a,
        "sqrt.rn.f64" => Math.Sqrt(a),
        "neg.f64" => -a,
        _ => throw new NotSupportedException(code),
    };

    private static float ShortOperation(string code, float a, float b) => code switch
    {
        "add.rn.f32" => a + b,
        "sub.rn.f32" => a - b,
        "mul.rn.f32" => a * b,
        "div.rn.f32" => a / b,
        "rcp.rn.f32" => 1 / a,
        "sqrt.rn.f32" => MathF.Sqrt(a),
        "neg.f32" => -a,
        _ => throw new NotSupportedException(code),
    };

    private static ulong IntegerOperation(string[] code, string type, ulong a, ulong b, ulong c)
    {
        var wide = Bytes(type) == 8;
        var shift = (int)Math.Min(b & uint.MaxValue, 64);
        return string.Join('.', code[..^1]) switch
        {
            "add" => a + b,
            "sub" => a - b,
            "mul.lo" => wide ? a * b : (uint)a * (uint)b,
            "mul.wide" when type == "u32" => (ulong)(uint)a * (uint)b,
            "mul.wide" when type == "s32" => (ulong)((long)(int)a * (int)b),
            "mad.lo" => wide ? (a * b) + c : ((uint)a * (uint)b) + (uint)c,
            "div" => type switch { "s32" => (ulong)((int)a / (int)b), "u32" => (uint)a / (uint)b, "s64" => (ulong)((long)a / (long)b), _ => a / b },
            "rem" => type switch { "s32" => (ulong)((int)a % (int)b), "u32" => (uint)a % (uint)b, "s64" => (ulong)((long)a % (long)b), _ => a % b },
            "min" => type switch { "s32" => (ulong)Math.Min((int)a, (int)b), "s64" => (ulong)Math.Min((long)a, (long)b), _ => Math.Min(a, b) },
            "max" => type switch { "s32" => (ulong)Math.Max((int)a, (int)b), "s64" => (ulong)Math.Max((long)a, (long)b), _ => Math.Max(a, b) },
            "neg" => 0 - a,
            "and" => a & b,
            "or" => a | b,
            "xor" => a ^ b,
            "shl" => shift >= (wide ? 64 : 32) ? 0 : a << shift,
            "shr" when type == "s64" => (ulong)((long)a >> Math.Min(shift, 63)),
            "shr" when type == "s32" => (ulong)((int)a >> Math.Min(shift, 31)),
            "shr" => shift >= (wide ? 64 : 32) ? 0 : (wide ? a : (uint)a) >> shift,
            var other => throw new NotSupportedException($"{other}.{type}"),
        };
    }

    private static ulong Convert(string to, string from, ulong value)
    {
        // Integers widen by the source's sign; a real is cut off towards zero (rzi) and saturates.
        if (to == "f64")
        {
            return Bits(from switch { "s32" => (int)value, "u32" => (uint)value, "s64" => (long)value, "u64" => (double)value, _ => throw new NotSupportedException(from) });
        }

        if (to == "f32")
        {
            return Bits(from switch { "s32" => (int)value, "u32" => (uint)value, "s64" => (long)value, "u64" => (float)value, _ => throw new NotSupportedException(from) });
        }

        var integer = from switch
        {
            "f32" => (ulong)(to is "s32" or "u32" ? (long)(int)Short(value) : (long)Short(value)),
            "f64" => (ulong)(to is "s32" or "u32" ? (long)(int)Real(value) : (long)Real(value)),
            "s32" => (ulong)(int)value,
            "u32" => (uint)value,
            "s64" or "u64" => value,
            _ => throw new NotSupportedException(from),
        };
        return Bytes(to) == 4 ? (uint)integer : integer;
    }

    private ulong Read(PtxOperand operand) => operand.Kind switch
    {
        PtxOperandKind.Register => _registers[operand.Register] + (ulong)operand.Offset,
        PtxOperandKind.Constant => operand.Constant + (ulong)operand.Offset,
        _ => operand.Text switch
        {
            "%tid.x" => (ulong)rank,
            "%ntid.x" => (ulong)size,
            "%ctaid.x" => (ulong)group,
            "%nctaid.x" => (ulong)groups,
            "%dynamic_smem_size" => (ulong)memory.SharedBytes,
            _ => throw new NotSupportedException(operand.Text),
        },
    };
}
