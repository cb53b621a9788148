using CoOpt.Gpu.Model.Networks;

namespace CoOpt.Gpu.Theory.Spectra;

/// <summary>How long news takes to reach every node.</summary>
public static class Diameter
{
    /// <summary>The largest number of hops between two nodes; n − 1 over a switching pool, where each connected graph carries news to one more node at least, and for a network in parts.</summary>
    public static int Of(NetworkSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var network = schedule.Graphs[0];
        var worst = schedule.IsSwitching ? network.Nodes - 1 : 1;
        for (var i = 0; i < network.Nodes && worst < network.Nodes - 1; i++)
        {
            worst = Math.Max(worst, Farthest(network, i));
        }

        return Math.Max(1, worst);
    }

    private static int Farthest(Network network, int from)
    {
        var hops = new int[network.Nodes];
        Array.Fill(hops, -1);
        hops[from] = 0;
        var queue = new Queue<int>([from]);
        var last = from;
        var seen = 1;
        while (queue.TryDequeue(out var i))
        {
            last = i;
            foreach (var (j, _) in network.Row(i))
            {
                if (hops[j] < 0)
                {
                    hops[j] = hops[i] + 1;
                    queue.Enqueue(j);
                    seen++;
                }
            }
        }

        return seen == network.Nodes ? hops[last] : network.Nodes - 1;
    }
}
