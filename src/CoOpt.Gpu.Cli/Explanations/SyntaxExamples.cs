using System.Collections.Immutable;
using static CoOpt.Gpu.Cli.Explanations.Example;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Examples for CO01…: text, keys and values of a spec.</summary>
internal static class SyntaxExamples
{
    private const int OneTooDeep = 66;

    /// <summary>The examples, by code.</summary>
    public static ImmutableArray<SpecExample> All { get; } =
    [
        new("CO0101", Words("coopt run swep.yaml"), Words("coopt run sweep.yaml"),
            "Check the path; relative ones start at the current folder. A folder is not a spec: name the file in it."),
        new("CO0102", Words("a sweep.yaml of 2 MB with every sample in it"),
            Spec("problem: { learning: { loss: logistic, data: { csv: samples.csv, label: class } } }",
                ("samples.csv", "f0,f1,class\n" + string.Concat(Enumerable.Repeat("0.5,1,1\n-1,0.25,-1\n", 20)))),
            "Put samples, edges or nodes into CSV files, and name the files in the spec."),
        new("CO0103", Words("a sweep.yaml saved as UTF-16, or with control characters"), Words("the same text saved as UTF-8"),
            "Save the file as UTF-8 in your editor, or convert it: iconv -f UTF-16 -t UTF-8."),
        new("CO0104", Spec("links: { rho: 0.5"), Spec("links: { rho: 0.5 }"),
            "Close what is open at the place named; indent with spaces, never with tabs."),
        new("CO0105", Spec("problem: " + new string('[', OneTooDeep) + new string(']', OneTooDeep)), Spec("problem: { learning: { data: { classes: [] } } }"),
            "Remove brackets or indentation: the deepest key of a spec has four levels."),
        new("CO0106", Spec("links: { rho: &r 0.5 }\nmethod: { tolerance: *r }"), Spec("links: { rho: 0.5 }\nmethod: { tolerance: 0.5 }"),
            "Write the value out where it is used; keep one document in a file."),
        new("CO0107", Spec("links: { rho: -1 }"), Spec("links: { rho: 0.125 }"),
            "Give a number in the range that the message names; coopt schema lists the range of every key."),
        new("CO0108", Spec("links: { rho: 0.5, rho: 0.25 }"), Spec("links: { rho: 0.5 }"),
            "Keep one of the two. To run both, sweep the key: sweep: { links.rho: [0.25, 0.5] }."),
        new("CO0109", Spec("links: { roh: 0.5 }"), Spec("links: { rho: 0.5 }"),
            "Take the name that the message suggests. Dotted names stand under sweep only; elsewhere keys are nested."),
        new("CO0110", Spec("problem: { nodes: twenty }"), Spec("problem: { nodes: 20 }"),
            "Give the kind of value that the message names. Quotes make a text of a number; a list of values belongs under sweep."),
        new("CO0111", Spec("problem: { cpu: { capacity: uniform(1, 5) } }"), Spec("problem: { cpu: { capacity: \"uniform(1, 5)\" } }"),
            "Put the call in double quotes inside { } and [ ]; on a line of its own it needs none."),
        new("CO0112", Spec("schema: 1\nproblem: { nodes: 20 }"), Spec("schema: 1\nname: twenty-nodes\nproblem: { nodes: 20 }"),
            "Add the key. A spec needs schema and name; some settings need a companion, such as csv its label."),
        new("CO0113", Spec("links: { quantizer: lgo }"), Spec("links: { quantizer: log }"),
            "Take one of the words that the message lists."),
        new("CO0114", Spec("method: { stopAt: .inf }"), Spec("method: { stopAt: 1e-6 }"),
            "Give a finite number; 1e999 is beyond a double and counts as infinite. For no box write none, for no limit a large one."),
        new("CO0115", Spec("method: { alpha: 0.5 * bund }"), Spec("method: { alpha: 0.5 * bound }"),
            "Check the spelling of functions and of bound and limit, and the parentheses."),
        new("CO0116", Spec("links: { rho: 0.5 * bound }"), Spec("links: { rho: 0.5 }\nmethod: { alpha: 0.5 * bound }"),
            "Give a plain number; only method.alpha is scaled by what an instance's network and losses allow."),
        new("CO0117", Spec("method: { steps: 4000, time: 50 }"), Spec("method: { time: 50 }"),
            "Remove one of the two keys that the message names."),
        new("CO0118", Spec("links:\n  rho:"), Spec("links:\n  rho: 0.5"),
            "Write a value after the colon, or delete the line."),
        new("CO0119", Spec("name: ../up"), Spec("name: up"),
            "Choose a name of letters, digits, dots, dashes and underscores that starts with a letter or digit."),
        new("CO0120", SpecWith("links: { rho: 0.5 }", "--set links.rho"), SpecWith("links: { rho: 0.5 }", "--set links.rho=0.25"),
            "Write --set key=value or --sweep key=axis, in quotes where the shell would take spaces or brackets."),
    ];
}
