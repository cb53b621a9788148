namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>One instruction; without a guard register (−1) it always runs.</summary>
internal sealed record PtxInstruction(string Code, int Guard, bool GuardNegated, PtxOperand[] Operands);

internal enum PtxOperandKind
{
    Register,
    Constant,
    Special,
    Label,
}

/// <summary>An operand: a register, a constant (an address too) or a label. <see cref="Offset"/> counts where it stands in brackets.</summary>
internal sealed record PtxOperand(PtxOperandKind Kind, int Register, ulong Constant, string Text)
{
    public long Offset { get; init; }
}
