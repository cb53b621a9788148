using System.Collections.Immutable;
using static CoOpt.Gpu.Cli.Explanations.Example;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Examples for CO03…: settings that do not go together.</summary>
internal static class RuleExamples
{
    private const string Ring = "source,target\n0,1\n1,2\n2,3\n3,0\n";

    private const string Nodes = "node,capacity,workload,lower,upper\n0,1,2,0,9\n1,2,1,0,9\n2,3,2,0,9\n3,4,1,0,9\n";

    /// <summary>The examples, by code.</summary>
    public static ImmutableArray<SpecExample> All { get; } =
    [
        new("CO0301", Spec("links: { quantizer: log }\nmethod: { stepper: dopri5 }"), Spec("links: { quantizer: none }\nmethod: { stepper: dopri5 }"),
            "Integrate quantised links with euler or rk4; use dopri5 for the unquantised flow."),
        new("CO0302", Spec("method: { stepper: rk4, step: adaptive }"), Spec("method: { stepper: rk4, step: auto }"),
            "Write step: auto or a number, or stepper: dopri5 with quantizer: none."),
        new("CO0303", Spec("links: { quantizer: none }\nmethod: { stepper: dopri5 }\nnetwork: { switching: { graphs: 5, every: 50 } }"),
            Spec("links: { quantizer: none }\nmethod: { stepper: dopri5, time: 50 }\nnetwork: { switching: { graphs: 5, everyTime: 0.5 } }"),
            "Give the time between switches, everyTime, in place of every."),
        new("CO0304", Spec("network: { topology: edges }"), Spec("problem: { nodes: 4 }\nnetwork: { topology: edges, edges: links.csv }", ("links.csv", Ring)),
            "Name the file of edges together with topology: edges, or choose another topology."),
        new("CO0305", Spec("network: { topology: watts-strogatz, k: 3 }"), Spec("network: { topology: watts-strogatz, k: 4 }"),
            "Change the parameter or the number of nodes as the message says."),
        new("CO0306", Spec("network: { topology: ring, directed: true }\nmethod: { alpha: 0.1 }"),
            Spec("network: { topology: ring, directed: true, beyond: [directed] }\nmethod: { alpha: 0.1 }"),
            "Remove directed or oneWay, or say that you leave the theory: beyond: [directed]. Bounds are then empty and the drift of Σx is data."),
        new("CO0307", Spec("network: { p: 0.001 }"), Spec("network: { p: 0.3 }"),
            "Raise p or radius, add links to the edges file, or record it with beyond: [disconnected]."),
        new("CO0308", Spec("links: { quantizer: uniform }"), Spec("links: { quantizer: uniform, delta: 0.125 }"),
            "Give delta, in the unit of the messages; a tenth of their spread is a start."),
        new("CO0309", Spec("problem: { cpu: { box: [1.5, 0] } }"), Spec("problem: { cpu: { box: [0, 1.5] } }"),
            "Write the lower end first; for no box write box: none."),
        new("CO0310", Spec("problem: { nodes: 4, cpu: { nodes: nodes.csv, demand: 1.3 } }", ("nodes.csv", Nodes)),
            Spec("problem: { nodes: 4, cpu: { nodes: nodes.csv, demand: { total: 8 } } }", ("nodes.csv", Nodes)),
            "Keep to the file: remove capacity, workload and box, and give the demand itself as demand: { total: … }."),
        new("CO0311", Spec("problem: { learning: { loss: logistic, data: regression } }"), Spec("problem: { learning: { loss: logistic, data: gaussians } }"),
            "Choose data that suit the loss; data: auto always does."),
        new("CO0312", Spec("problem: { learning: { loss: least-squares, split: dirichlet } }"), Spec("problem: { learning: { loss: least-squares, split: sorted } }"),
            "Choose a split that fits, as the message says: dirichlet needs labels, and a node column deals the rows out by itself. With loss: none there are no samples: remove the key."),
        new("CO0313", Spec("problem: { learning: { loss: softmax, ridge: 0 } }"), Spec("problem: { learning: { loss: softmax, ridge: 1e-3 } }"),
            "Give a ridge above 0, or data whose classes overlap."),
        new("CO0314", Spec("problem: { learning: { loss: logistic, data: { mnist: mnist, classes: [3] } } }"),
            Spec("problem: { nodes: 4, learning: { loss: logistic, data: { mnist: mnist, classes: [3, 5] } } }"),
            "For a binary loss name two classes or one digit; for softmax two or more classes, or none for all ten."),
        new("CO0315", Spec("network: { topology: ring, directed: true, beyond: [directed] }\nmethod: { alpha: 0.5 * bound }"),
            Spec("network: { topology: ring, directed: true, beyond: [directed] }\nmethod: { alpha: 0.1 }"),
            "Give method.alpha as a number."),
        new("CO0316", Spec("problem: { learning: { samplesPerNode: 1, holdout: 0.5 } }"), Spec("problem: { learning: { samplesPerNode: 20, holdout: 0.5 } }"),
            "Give more samples a node, hold out a smaller share, or take fewer nodes."),
        new("CO0317", Spec("network:\n  topology: ring\n  switching: { graphs: 5 }"), Spec("network:\n  topology: erdos-renyi\n  switching: { graphs: 5 }"),
            "Take a random topology, or an edges file with a graph column; a pool of equal graphs would not switch."),
        new("CO0318", Spec("method: { alpha: frontier(0.01), step: auto }"), Spec("method: { alpha: frontier(0.01), step: bound }"),
            "Write step: bound for auto's rule at α = bound, or a number."),
        new("CO0319", Spec("problem: { learning: { loss: none } }\nmethod: { algorithm: admm }"), Spec("problem: { learning: { loss: none } }\nlinks: { quantizer: none }\nmethod: { algorithm: admm }"),
            "Give loss: none, and quantizer: none to all but laplacian-gradient and momentum; sign and single-bit need a number for method.step; balanced needs links that go both ways."),
        new("CO0320", Spec("method: { precision: single, stopAt: 1e-9 }"), Spec("method: { precision: single, stopAt: 1e-5 }"),
            "Ask for what 24 bits can give, as the message says, or leave the precision at double."),
    ];
}
