namespace CoOpt.Gpu.Peers;

/// <summary>How one instance ended: what the engine and every peer leave.</summary>
/// <param name="Outcome">0 step limit, 1 converged, 2 diverged, 3 not finite.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="State">x, then y node by node; meaningless where the instance diverged.</param>
internal sealed record PeerResult(long Outcome, long Steps, double[] State)
{
    // "COOPWS01" as bytes.
    private const long Magic = 0x31305357504F4F43;

    /// <summary>Writes a result file, as a peer does.</summary>
    public static void Write(string path, IReadOnlyList<PeerResult> results, int nodes, int parameters)
    {
        using var writer = new BinaryWriter(new BufferedStream(File.Create(path), 1 << 20));
        long[] head = [Magic, results.Count, nodes, parameters];
        Array.ForEach(head, writer.Write);
        foreach (var (outcome, steps, state) in results)
        {
            writer.Write(outcome);
            writer.Write(steps);
            for (var k = 0; k < nodes * (1 + parameters); k++)
            {
                writer.Write(k < state.Length ? state[k] : 0);
            }
        }
    }

    /// <summary>Reads a peer's result file.</summary>
    /// <exception cref="InvalidDataException">It is no result, or one of another workload.</exception>
    public static PeerResult[] Read(string path, int instances, int nodes, int parameters)
    {
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(path), 1 << 20));
        long[] expected = [Magic, instances, nodes, parameters];
        foreach (var value in expected)
        {
            if (reader.ReadInt64() is var found && found != value)
            {
                throw new InvalidDataException($"{path}: {found} in its head where {value} belongs (magic, instances, nodes, parameters)");
            }
        }

        var results = new PeerResult[instances];
        for (var i = 0; i < instances; i++)
        {
            var (outcome, steps) = (reader.ReadInt64(), reader.ReadInt64());
            var state = new double[nodes * (1 + parameters)];
            for (var k = 0; k < state.Length; k++)
            {
                state[k] = reader.ReadDouble();
            }

            results[i] = new PeerResult(outcome, steps, state);
        }

        return results;
    }
}
