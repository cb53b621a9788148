using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>A small table for every key that names a CSV file, each read by the loader in a test.</summary>
internal static class DataExamples
{
    /// <summary>The files: name, the key that names them, their columns in a line, the rules, the text.</summary>
    public static ImmutableArray<(string Name, string Key, string Columns, string Rules, string Text)> All { get; } =
    [
        ("links.csv", "network.edges", "`source,target[,weight][,graph]`",
            "Nodes from 0, each undirected link once, weights above 0. `graph` numbers the graphs of a switching pool from 0. The network, each graph of a pool, must be connected.",
            "source,target,weight\n0,1,1\n1,2,0.5\n2,3,1\n3,0,2\n"),
        ("nodes.csv", "problem.cpu.nodes", "`node,capacity,workload,lower,upper`",
            "One row for each node, absolute values; `lower` and `upper` are the box and are left out with `box: none`. The demand must be absolute too: `demand: { total: 12.5 }`.",
            "node,capacity,workload,lower,upper\n0,1,2,0,6\n1,2,3,0,6\n2,4,1,0,6\n3,1,4,0,6\n"),
        ("samples.csv", "problem.learning.data.csv", "any names, unlike each other",
            "One row for each sample. `label` names the column with the label (−1 or +1; for softmax 0, 1, …) or target, `node` the one with the owner, without which `split` deals the rows out; all "
            + "other columns are features, in their order.",
            "age,load,class,site\n31,0.4,1,0\n45,0.9,-1,0\n28,0.2,1,1\n52,0.7,-1,1\n39,0.5,1,2\n61,0.8,-1,2\n24,0.1,1,3\n57,0.6,-1,3\n"),
        ("x.csv", "method.start.x.csv", "`node,x`",
            "One row for each node, Σx = b to 1e-9·max(1, |b|).",
            "node,x\n0,2\n1,3.5\n2,4\n3,3\n"),
        ("y.csv", "method.start.y.csv", "`node,y0,y1,…`",
            "One row for each node, one column for each parameter of the loss: weights first, then the intercept; for softmax class by class.",
            "node,y0,y1,y2\n0,0,0,0\n1,1,0,0\n2,0,1,0\n3,0,0,1\n"),
    ];
}
