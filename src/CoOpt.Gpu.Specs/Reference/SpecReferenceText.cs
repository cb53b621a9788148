namespace CoOpt.Gpu.Specs.Reference;

/// <summary>What the reference of specs says around its tables.</summary>
internal static class SpecReferenceText
{
    public const string Opening =
        """
        # The spec

        A spec is a YAML file that says what to sweep. `coopt schema --markdown` prints this page, `coopt schema` the same as JSON Schema for editors, `coopt validate SPEC` checks a file and
        reports everything wrong with it at once, each with file, line and column.

        The shortest one runs a single instance with every default:

        ```yaml
        schema: 1
        name: first
        ```

        Scalars follow YAML 1.2: `1e-3` is a number, `yes` a text. Inside `{ }` and `[ ]` a call with commas must be quoted, `{ capacity: "uniform(1, 5)" }`, since YAML would take it for several entries.
        Refused are unknown keys, keys given twice, NaN and infinities, aliases and tags, nesting beyond 64 levels and files above 1 MB. Paths are relative to the spec's folder.

        Any key can be changed from the command line: `--set links.rho=0.25` sets a value, `--sweep "seed=range(0, 2)"` replaces that key's axis in its place, or adds one at the end. Paths in these options
        are relative to the current folder.

        A section `quick` holds the spec's short form, the same question with fewer points: dotted names, with an axis where the key is swept and a value where it is not, such as
        `quick: { seed: "range(0, 2)", method.steps: 500 }`. `coopt run SPEC --quick` applies it before `--set` and `--sweep`.


        """;

    public const string Axes =
        """
        ## sweep: the axes

        `sweep` maps dotted names of keys to axes:

        """;

    public const string Product =
        """

        The instances are the product of all axes, numbered from 0, the last axis varying fastest. `zip: { links.rho: [0.125, 0.25], links.coupling: [node, edge] }` is one axis whose keys move
        together. Points inside `lin` and `log` are rounded to 12 significant digits. Instances with equal seeds share graphs, data and start wherever their other settings allow it, so comparisons along
        other axes are paired. A sweep of more than 10,000,000 instances, or more than 50 GB of output, runs with `--yes` only.

        """;

    public const string Keys =
        """

        In the tables below names are given within their section; "goes with" names keys without which the value is refused or has no effect. A distribution is a number, `uniform(a, b)`,
        `normal(mean, deviation)` or `loguniform(a, b)`. All keys can be swept but those marked.

        """;

    public const string Data =
        """

        ## Your own data

        CSV in UTF-8 with a header line; comma, decimal point, finite numbers in every cell. Columns are found by name, in any order; others are refused, except in samples. Every problem is reported
        with its line and column. The hash of each file is stored in plan.json, and `coopt rerun` refuses a file that has changed.

        """;

    public const string Complete =
        """

        ## Everything at its default

        Each key with its default, and as a comment those that have none. It is accepted as it stands and means the same as the two lines above, but for its sweep.

        """;
}
