using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Errors;
using static CoOpt.Gpu.Cli.Explanations.Example;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Explanations of what a verb can end with beside problems of specs.</summary>
internal static class FaultExamples
{
    /// <summary>The explanations, by code.</summary>
    public static ImmutableArray<Explanation> All { get; } =
    [
        Of(Fault.Usage, "command line",
            "A verb, option or argument is unknown, missing, or has a value that it does not take.",
            "coopt run sweep.yaml --devcie cpu", "coopt run sweep.yaml --device cpu",
            "Take the name that the message suggests; coopt VERB --help shows options, defaults and examples."),
        Of(Fault.Large, "large sweep",
            "More than ten million instances or 50 GB of output are more often a slip of a digit than a wish.",
            "coopt run sweep.yaml --sweep \"seed=range(0, 100000000)\"", "coopt run sweep.yaml --sweep \"seed=range(0, 100)\"",
            "Look at coopt plan; shorten an axis, trace less often (trace.every), or say --yes."),
        Of(Fault.Folder, "unsafe run folder",
            "The run's folder or a folder in it is a symbolic link, or a name would lead outside it; nothing is written through links.",
            "ln -s /elsewhere results/runs/quickstart-07c89085; coopt run sweep.yaml", "coopt run sweep.yaml --out /elsewhere",
            "Remove the link, and choose the place with --out."),
        Of(Fault.Instance, "instance cannot be set up",
            "The instance that had to be looked at has no connected graph, no optimum, or an empty relative axis.",
            "coopt run sweep.yaml --set network.p=0.001", "coopt run sweep.yaml --set network.p=0.3",
            "Change the setting that the message names."),
        Of(Fault.Failures, "too many failed instances",
            "More instances could not be set up than --max-failures allows. A diverged instance is data and does not count.",
            "coopt run sweep.yaml", "coopt run sweep.yaml --keep-going",
            "Narrow the axis to where instances exist, or let the others run with --keep-going or --max-failures N; the manifest lists those without a row."),
        Of(Fault.Corruption, "run is not what was written",
            "A file of a stored run has another hash than its manifest says, is missing or extra, or its rows do not fit the plan.",
            "coopt verify RUN          # instances.csv was edited in a spreadsheet", "cp RUN/instances.csv work.csv          # and edit the copy",
            "Restore the file from a copy, or make the run again: coopt run SPEC --rerun, or coopt rerun RUN."),
        Of(Fault.Incomplete, "incomplete run",
            "The run has no manifest.json, which is written last: it was interrupted, has failed, or is still going.",
            "coopt verify RUN          # while coopt run is still at work", "coopt verify RUN --partial",
            "Wait for it, or run the spec again, which starts anew; --partial checks what is there."),
        Of(Fault.NoRun, "no run in the folder",
            "The folder has neither a plan.json nor a manifest.json.",
            "coopt verify results/runs", "coopt verify results/runs/quickstart-07c89085",
            "Name the folder that coopt run prints on standard output."),
        Of(Fault.Differs, "rerun gives other bytes",
            "The plan was run again and a table differs from the recorded one. The same plan gives the same bytes on the same class of machine "
            + "(device kind, architecture, library versions); another class may differ in last digits.",
            "coopt rerun RUN --check          # on a GPU, of a run made on a CPU", "coopt rerun RUN --check --device cpu",
            "Rerun on the class of machine that the manifest names, with the version of the program that it names; if that differs too, report it."),
        Of(Fault.FigureDiffers, "figure is not what its rows give",
            "A picture or a Vega-Lite file, drawn anew from the rows beside it, has other bytes: it was edited, or the rows were, or another version of the program drew it.",
            "coopt figure --check          # after the SVG was edited by hand", "cp results/quickstart/figures/convergence.svg poster.svg          # and edit the copy",
            "Draw it anew with coopt figure, and look at what has changed."),
        Of(Fault.FigureFile, "files of a figure",
            "ID.csv or ID.vl.json is missing, malformed or too large, or the two do not fit each other: a column, layer, series, panel or category of one is not in the other.",
            "coopt figure convergence          # its CSV was saved by a spreadsheet", "cp results/quickstart/figures/convergence.csv work.csv          # and edit the copy",
            "Restore the files from a copy, or write the figure again from its run: coopt report RUN."),
        Of(Fault.Audit, "audit finds a difference",
            "--audit has made some instances of the run again, and a row, trace or state is other bytes where the instance runs alone on the same device, or a step differs from the reference by more than rounding.",
            "coopt run sweep.yaml --audit 0.01          # on a machine with faulty memory", "coopt doctor",
            "Do not use the run. Test the machine; redo the run with --rerun on a sound one. If coopt doctor finds nothing and it differs again, report it with plan.json and the error's lines."),
        Of(Fault.Device, "device",
            "The device is not there, cannot be opened, or failed.",
            "coopt run sweep.yaml --device cuda          # without an NVIDIA driver", "coopt run sweep.yaml --device cpu",
            "coopt devices lists what is here and why a backend has none; coopt doctor tests each."),
        Of(Fault.File, "file or folder",
            "The system refused to read, write or make durable the path that the message names.",
            "coopt run sweep.yaml --out /", "coopt run sweep.yaml --out results/runs",
            "Check the path, its permissions and the free space."),
        Of(Fault.Memory, "out of memory",
            "The run needs more memory than the process may use.",
            "coopt run sweep.yaml --set trace.every=1", "coopt run sweep.yaml --set trace.every=100",
            "Trace less often, sweep fewer nodes or parameters at once, or use a machine with more; coopt plan says how much is needed."),
        Of(Fault.Busy, "run folder in use",
            "Another process is writing this run.",
            "coopt run sweep.yaml & coopt run sweep.yaml", "coopt run sweep.yaml; coopt run sweep.yaml",
            "Wait for it, or choose another --out."),
        Of(Fault.Converter, "no PDF and PNG",
            "The program rsvg-convert, which makes PDF and PNG of figures, is not on PATH, or it failed.",
            "coopt figure convergence --format pdf          # without rsvg-convert", "coopt figure convergence --format svg --out .",
            "Install librsvg's tools (Debian and Ubuntu: librsvg2-bin, Fedora: librsvg2-tools, macOS: librsvg of Homebrew), or take the SVG, which every browser shows."),
        Of(Fault.Internal, "fault of the program",
            "Something happened that the program does not expect. It is not your fault.",
            "coopt run sweep.yaml", "coopt run sweep.yaml --verbose",
            "Report it with the spec, the command line, and what the same command says with --verbose."),
    ];

    private static Explanation Of(Fault fault, string title, string meaning, string wrong, string right, string remedy) =>
        new(fault.Code, title, meaning, fault.ExitCode, Words(wrong), Words(right), remedy);
}
