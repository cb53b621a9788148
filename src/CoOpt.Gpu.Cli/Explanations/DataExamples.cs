using System.Collections.Immutable;
using static CoOpt.Gpu.Cli.Explanations.Example;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Examples for CO04…: data files.</summary>
internal static class DataExamples
{
    private const string Edges = "problem: { nodes: 4 }\nnetwork: { topology: edges, edges: links.csv }";
    private const string Starts = "problem: { nodes: 4, cpu: { box: none, demand: { total: 8 } } }\nmethod: { start: { x: { csv: start.csv } } }";
    private const string Mnist = "problem: { nodes: 4, learning: { loss: logistic, data: { mnist: mnist, digit: 3 } } }";
    private const string Ring = "source,target\n0,1\n1,2\n2,3\n3,0\n";

    /// <summary>The examples, by code.</summary>
    public static ImmutableArray<SpecExample> All { get; } =
    [
        new("CO0401", Spec("problem: { nodes: 4 }\nnetwork: { topology: edges, edges: lniks.csv }", ("links.csv", Ring)), Spec(Edges, ("links.csv", Ring)),
            "Check the path that the message shows. A path in the spec starts at the spec's folder, one in an option at the current folder."),
        new("CO0402", Spec(Edges, ("links.csv", "from,to\n0,1\n1,2\n2,3\n3,0\n")), Spec(Edges, ("links.csv", Ring)),
            "Name the columns in the file's header as the message lists them; their order does not matter."),
        new("CO0403", Spec(Edges, ("links.csv", "source,target\n0,1\n1,2\n2,three\n3,0\n")), Spec(Edges, ("links.csv", Ring)),
            "Correct the cell at the place named: numbers with a decimal point, nodes from 0, as many fields as the header has."),
        new("CO0404", Spec(Edges, ("links.csv", "source,target\n0,1\n1,0\n1,2\n2,3\n3,0\n")), Spec(Edges, ("links.csv", Ring)),
            "Keep one row for each link; for a directed network write directed: true and beyond: [directed]."),
        new("CO0405", Spec(Starts, ("start.csv", "node,x\n0,2\n1,2\n2,2\n2,2\n")), Spec(Starts, ("start.csv", "node,x\n0,2\n1,2\n2,2\n3,2\n")),
            "Give each node from 0 to n - 1 exactly one row."),
        new("CO0406", Spec(Starts, ("start.csv", "node,x\n0,1\n1,1\n2,1\n3,1\n")), Spec(Starts, ("start.csv", "node,x\n0,2\n1,2\n2,2\n3,2\n")),
            "Make the x sum to the demand, or leave the start out: x is then b/n at every node."),
        new("CO0407", Spec(Mnist, ("mnist/train-images-idx3-ubyte", "<html>Not found</html>\n"), ("mnist/train-labels-idx1-ubyte", "<html>Not found</html>\n")), Spec(Mnist),
            "Fetch the file again; what came was cut short, or a web page in its place."),
        new("CO0408", Spec("problem: { nodes: 4, learning: { loss: logistic, data: { mnist: nowhere, digit: 3 } } }"), Spec(Mnist),
            "Put MNIST's IDX files into the folder, plain or gzipped, or name your folder with --set problem.learning.data.mnist=FOLDER."),
        new("CO0409", Spec("problem: { nodes: 100000, learning: { loss: logistic, samplesPerNode: 1000000 } }"), Spec("problem: { nodes: 100, learning: { loss: logistic, samplesPerNode: 1000 } }"),
            "Take fewer nodes, samples or dimensions, or part of the file with maximumSamples."),
        new("CO0410", Words("coopt rerun RUN          # links.csv was edited since"), Words("coopt rerun RUN --data FOLDER          # the folder that has links.csv as it was"),
            "Restore the file whose hash plan.json holds; for the new content run the spec, which makes a new run."),
    ];
}
