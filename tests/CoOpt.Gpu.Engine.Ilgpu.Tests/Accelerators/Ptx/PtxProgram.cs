using System.Globalization;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>One kernel's PTX text, read into instructions that a <see cref="PtxMachine"/> runs. Knows what kernels use; anything else is an error, never a guess.</summary>
internal sealed partial class PtxProgram
{
    private readonly Dictionary<string, int> _registers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _addresses = new(StringComparer.Ordinal) { ["__dyn_shared_alloca"] = PtxMachine.SharedBase };

    public PtxProgram(string text)
    {
        var lines = text.Split('\n').Select(l => l.Split("//")[0].Trim()).Where(l => l.Length > 0).ToList();
        var entry = lines.FindIndex(l => l.StartsWith(".visible .entry", StringComparison.Ordinal));
        var opening = lines.FindIndex(entry, l => l == "{");
        foreach (var line in lines[entry..opening].Where(l => l.StartsWith(".param", StringComparison.Ordinal)))
        {
            var match = Parameter().Match(line);
            _addresses[match.Groups["name"].Value] = PtxMachine.ParameterBase + ((ulong)Parameters << PtxMachine.ParameterShift);
            Parameters++;
        }

        var label = "";
        var body = lines[(opening + 1)..lines.FindIndex(opening, l => l == "}")];
        foreach (var line in body)
        {
            if (line.EndsWith(':'))
            {
                label = line[..^1];
                _labels[label] = Instructions.Count;
            }
            else if (line.StartsWith(".branchtargets", StringComparison.Ordinal))
            {
                _tables[label] = line[".branchtargets".Length..].TrimEnd(';').Split(',', StringSplitOptions.TrimEntries);
            }
            else if (line.StartsWith(".local", StringComparison.Ordinal))
            {
                var match = Parameter().Match(line);
                _addresses[match.Groups["name"].Value] = PtxMachine.LocalBase + (ulong)LocalBytes;
                LocalBytes += (int.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture) + 15) / 16 * 16;
            }
            else if (!line.StartsWith('.'))
            {
                Instructions.Add(Read(line.TrimEnd(';')));
            }
        }
    }

    public List<PtxInstruction> Instructions { get; } = [];

    public int Registers => _registers.Count;

    public int Parameters { get; }

    public int LocalBytes { get; }

    public int Target(string label) => _labels[label];

    public int Target(string table, ulong index) => _labels[_tables[table][index]];

    private PtxInstruction Read(string line)
    {
        var match = Statement().Match(line);
        var guard = match.Groups["guard"];
        var operands = match.Groups["operands"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new PtxInstruction(
            match.Groups["code"].Value,
            guard.Success ? Register(guard.Value) : -1,
            match.Groups["not"].Length > 0,
            [.. operands.Select(Operand)]);
    }

    private PtxOperand Operand(string text)
    {
        if (text.StartsWith('['))
        {
            var parts = text[1..^1].Split('+');
            var offset = parts.Length > 1 ? long.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            return Operand(parts[0].Trim()) with { Offset = offset };
        }

        return text switch
        {
            ['%', .., '.', 'x'] or "%dynamic_smem_size" => new(PtxOperandKind.Special, 0, 0, text),
            ['%', ..] => new(PtxOperandKind.Register, Register(text), 0, text),
            ['0', 'd', ..] => new(PtxOperandKind.Constant, 0, ulong.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture), text),
            ['0', 'f', ..] => new(PtxOperandKind.Constant, 0, ulong.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture), text),
            ['-', ..] => new(PtxOperandKind.Constant, 0, (ulong)long.Parse(text, CultureInfo.InvariantCulture), text),
            [>= '0' and <= '9', ..] => new(PtxOperandKind.Constant, 0, ulong.Parse(text, CultureInfo.InvariantCulture), text),
            ['L', '_', ..] => new(PtxOperandKind.Label, 0, 0, text),
            _ => new(PtxOperandKind.Constant, 0, _addresses[text], text),
        };
    }

    private int Register(string name)
    {
        if (!_registers.TryGetValue(name, out var index))
        {
            _registers[name] = index = _registers.Count;
        }

        return index;
    }

    [GeneratedRegex(@"\.b?(?<type>\w+)\s+(?<name>\w+)(\[(?<size>\d+)\])?[;,]?$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(@(?<not>!?)(?<guard>%p\d+)\s+)?(?<code>[a-z0-9_.]+)\s*(?<operands>.*)$")]
    private static partial Regex Statement();
}
