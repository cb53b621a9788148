using System.Buffers.Binary;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>
/// Runs PTX on the CPU, as the PTX ISA defines each instruction: what a kernel's text says can be compared with what the CPU computes where there is no GPU.
/// The threads of a group run one after the other from barrier to barrier.
/// </summary>
internal sealed class PtxMachine(PtxProgram program, byte[] global)
{
    public const ulong SharedBase = 1ul << 40;
    public const ulong LocalBase = 1ul << 41;
    public const ulong ParameterBase = 1ul << 42;
    public const int ParameterShift = 8;

    /// <summary>Device addresses start here: address 0 stays invalid.</summary>
    public const ulong GlobalBase = 1ul << 20;

    public void Launch(int groups, int threads, int sharedBytes, params byte[][] parameters)
    {
        Assert.Equal(program.Parameters, parameters.Length);
        for (var group = 0; group < groups; group++)
        {
            var shared = new byte[sharedBytes];
            var running = Enumerable.Range(0, threads).Select(t => new PtxThread(program, new PtxMemory(global, shared, new byte[program.LocalBytes], parameters), t, threads, group, groups)).ToList();
            while (running.Count > 0)
            {
                running.ForEach(t => t.RunToBarrier());
                var left = running.Count(t => t.Done);
                Assert.True(left == 0 || left == running.Count, "some threads of a group ended while others wait at a barrier");
                running.RemoveAll(t => t.Done);
            }
        }
    }
}

/// <summary>The memory that one thread sees.</summary>
internal sealed class PtxMemory(byte[] global, byte[] shared, byte[] local, byte[][] parameters)
{
    public int SharedBytes => shared.Length;

    public ulong Load(ulong address, int bytes) => bytes == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(At(address, 4)) : BinaryPrimitives.ReadUInt64LittleEndian(At(address, 8));

    public void Store(ulong address, ulong value, int bytes)
    {
        if (bytes == 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(At(address, 4), (uint)value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(At(address, 8), value);
        }
    }

    private Span<byte> At(ulong address, int bytes)
    {
        Assert.True(address % (ulong)bytes == 0, $"misaligned access of {bytes} bytes at {address:x}");
        var (memory, start) = address switch
        {
            >= PtxMachine.ParameterBase => (parameters[(int)((address - PtxMachine.ParameterBase) >> PtxMachine.ParameterShift)], address & ((1ul << PtxMachine.ParameterShift) - 1)),
            >= PtxMachine.LocalBase => (local, address - PtxMachine.LocalBase),
            >= PtxMachine.SharedBase => (shared, address - PtxMachine.SharedBase),
            _ => (global, address - PtxMachine.GlobalBase),
        };
        return memory.AsSpan(checked((int)start), bytes);
    }
}
