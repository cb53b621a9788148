"""What must hold, and the commands that show it, short and full."""

# number: (what must hold, figure)
REQUIREMENTS = {
    "R1": ("each integrator has its order of accuracy", "slope within 0.1; one wrong coefficient is seen"),
    "R2": ("Σx = b and Σs = Σs(0) at every step, over 10⁶ steps", "1e-12 of the sums' sizes"),
    "R3": ("an instance's rows do not depend on batch, place, neighbours, lanes, threads, shards", "the same bytes"),
    "R4": ("the kernels agree with separate reference code", "free runs 1e-11, single steps 1e-13, levels equal"),
    "R5": ("linear instances follow the powers of their matrix", "states 1e-11, rate 0.1 %, eigenvalue 1 %"),
    "R6": ("stopped anywhere and resumed", "the same bytes"),
    "R7": ("killed at any time or system call", "nothing committed lost, the same bytes, nothing left behind"),
    "R8": ("a system call fails, a disk is full", "exit code 5 with the path; what is committed stays; resume works"),
    "R9": ("a checkpoint or record is damaged", "found always; the one before is used"),
    "R10": ("instances that blow up", "the others' bytes unchanged; step, variable and reason"),
    "R11": ("mutated and generated inputs of every parser", "no unhandled exception; 1 s and 256 MB each"),
    "R12": ("hostile specs", "refused within 1 s and 300 MB, place named"),
    "R13": ("cultures, time zones, no terminal, no home", "the same bytes"),
    "R14": ("a device is lost, fails, hangs, lacks memory", "one fresh device, halved batches, else exit code 5; results unchanged"),
    "R15": ("markup, formulas, control characters in names", "text in reports and tables"),
}

ENGINE, CLI, RESULTS = "tests/CoOpt.Gpu.Engine.Tests", "tests/CoOpt.Gpu.Cli.Tests", "tests/CoOpt.Gpu.Results.Tests"
SPECS, FIGURES, KERNELS = "tests/CoOpt.Gpu.Specs.Tests", "tests/CoOpt.Gpu.Figures.Tests", "tests/CoOpt.Gpu.Kernels.Tests"

# Every parser that tests/fuzz.sh knows: a table of fewer shows R11 in part.
PARSERS = ["spec", "csv", "idx", "figures", "plan", "manifest", "table", "shard", "merge", "checkpoint", "payload"]

# What the rows of a storm must be beside others: a table without one of them shows its requirement in part.
HALVES = {"full-disk": ["disk full (bytes)", "disk full (files)"], "soak": ["one long run", "runs stops and resumes in one process"]}

# requirement: steps. A step is ("test", project, parts of the names of its test classes), ("storm", name) or ("fuzz", inputs in the short form, in the full form).
STEPS = {
    "R1": [("test", KERNELS, ["Drivers.OrderTests"]), ("test", ENGINE, ["CpuOrderTests"])],
    "R2": [("test", ENGINE, ["CpuConservationTests"])],
    "R3": [("test", ENGINE, ["CpuIndependenceTests", "UnionTests", "ShardTests"]), ("test", KERNELS, ["IdentityTests", "LogLevelTests", "SpecialNumberTests"])],
    "R4": [("test", ENGINE, ["CpuAgreementTests", "AgreementSensitivityTests", "QuantizerAgreementTests", "BaselineAgreementTests"])],
    "R5": [("test", ENGINE, ["CpuLinearInstanceTests"])],
    "R6": [("test", ENGINE, ["Tests.Images", "CheckpointTests"]), ("storm", "stop")],
    "R7": [("test", RESULTS, ["ShardFaultTests"]), ("storm", "kill"), ("storm", "kill-at-calls"), ("storm", "slices"), ("storm", "odd"), ("storm", "sweep"), ("storm", "soak")],
    "R8": [("test", RESULTS, ["ShardFaultTests", "CheckpointFolderTests", "FailingDiskTests"]), ("storm", "faults"), ("storm", "full-disk")],
    "R9": [("test", RESULTS, ["ShardRecordTests", "CheckpointFileTests", "CheckpointFolderTests", "ShardStoreTests"]), ("storm", "corrupt")],
    "R10": [("test", ENGINE, ["ContainmentTests"])],
    "R11": [("fuzz", 2000, 1_000_000)],
    "R12": [("test", SPECS, ["Hostile"]), ("test", CLI, ["Hostile"])],
    "R13": [("test", CLI, ["CultureTests", "Hostile.EnvironmentTests"]), ("test", FIGURES, ["Svg.HostileTests"])],
    "R14": [("test", ENGINE, ["Recovery"])],
    "R15": [("test", FIGURES, ["Svg.HostileTests"]), ("test", RESULTS, ["TextCellTests"]), ("test", CLI, ["Hostile"])],
}
