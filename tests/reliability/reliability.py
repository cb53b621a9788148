"""Runs the steps of requirements.py, gathers what they measured, and keeps it in results/reliability. See tests/reliability.sh."""

import csv
import functools
import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from requirements import HALVES, PARSERS, REQUIREMENTS, STEPS
from table import FIELDS, page

RESULTS = Path("results/reliability")
QUIET = ["-c", "Release", "-v", "q", "--nologo", "-nodeReuse:false"]
built = set()


def filter_of(names):
    return "|".join(f"FullyQualifiedName~{n}" for n in names)


def command_of(step, full):
    """The command line as a reader would type it."""
    kind = step[0]
    if kind == "test":
        return f'{"COOPT_LONG_TESTS=1 " if full else ""}dotnet test {step[1]} -c Release --filter "{filter_of(step[2])}"'
    if kind == "storm":
        return f'tests/storms.sh {step[1]}{" --full" if full else ""}'
    return f"tests/fuzz.sh all {step[2] if full else step[1]}"


def run(arguments, log, **variables):
    """Exit code and output of a command; the output goes to standard error as it comes."""
    lines = []
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **variables}) as process:
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            print(f"  {line}", end="", file=sys.stderr)
            log.write(line)
    return process.returncode, lines


def row(requirement, case, count, of, measured, limit):
    return {"requirement": requirement, "case": case, "count": str(count), "of": of, "measured": measured, "limit": limit}


def test_step(requirement, step, full, log, folder):
    _, project, names = step
    library = Path(project) / "bin/Release/net10.0" / f"{Path(project).name}.dll"
    if "--no-build" in sys.argv:
        if not library.exists():
            return None, [row(requirement, f"tests: {'; '.join(n.rsplit('.', 1)[-1] for n in names)}", 0, "tests", "skipped", "")]
        built.add(project)
    if project not in built:
        code, _ = run(["dotnet", "build", project, *QUIET], log)
        if code != 0:
            return False, []
        built.add(project)
    measures = folder / f"measures-{requirement}-{len(list(folder.iterdir()))}.csv"
    variables = {"COOPT_MEASURES": str(measures), **({"COOPT_LONG_TESTS": "1"} if full else {})}
    code, lines = run(["dotnet", "test", str(library), "--filter", filter_of(names)], log, **variables)
    rows = []
    if measures.exists():
        with open(measures, encoding="utf-8", newline="") as file:
            rows = [row(*r) for r in csv.reader(file) if len(r) == 6]
    counts = [m for m in (re.search(r"Failed: +(\d+), Passed: +(\d+)", line) for line in lines) if m]
    passed, failed = (int(counts[-1][2]), int(counts[-1][1])) if counts else (0, 0)
    if passed + failed == 0:
        print(f"  {requirement}: no test is called {' or '.join(names)} in {project}", file=sys.stderr)
        return None, []
    part = project.rsplit(".", 2)[-2].lower()
    rows.append(row(requirement, f"tests of the {part}: {'; '.join(n.rsplit('.', 1)[-1] for n in names)}", passed + failed, "tests", f"{failed} failed", "0 failed"))
    return code == 0, [r for r in rows if r["requirement"] == requirement]


def table_of(path):
    """The rows of a CSV file; none where it is missing."""
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def storm_rows(path):
    return [row(r["requirement"], r["what"].replace(",", ";"), r["count"], "cases", f'{r["failures"]} failed{"; " + r["note"].replace(",", ";") if r["note"] else ""}', "0 failed") for r in table_of(path)]


def fuzz_rows(requirement, path):
    return [row(requirement, f'parser {r["parser"]}', r["executions"], "inputs", f'{r["findings"]} findings; at most {float(r["slowest_s"]):.2f} s and {int(r["most_bytes"]) / 1e6:.0f} MB',
                "0 findings; 1 s; 256 MB") for r in table_of(path)]


def lacking(requirement, step, found):
    """A row "skipped" for each part of a step that a table of it does not hold."""
    kind, name = step[0], step[1]
    wanted = [f"parser {p}" for p in PARSERS] if kind == "fuzz" else HALVES.get(name, []) if kind == "storm" else []
    cases = {r["case"] for r in found}
    return [row(requirement, case if kind == "fuzz" else f"storm {name}: {case}", 0, "inputs" if kind == "fuzz" else "cases", "skipped", "") for case in wanted if case not in cases]


def failed(r):
    """Whether the row of a storm or a parser counts a failure, as its figure begins with their number."""
    return r["measured"] not in ("skipped", "nothing was measured") and r["measured"].split(" ")[0] != "0"


def storm_step(requirement, step, full, log, folder):
    name = step[1]
    code, lines = run(["tests/storms.sh", name, *(["--full"] if full else []), "--results", str(folder)], log)
    rows = [row(requirement, f"storm {name}: {line[9:]}", 0, "cases", "skipped", "") for line in lines if line.startswith("skipped: ")]
    return code == 0, rows + storm_rows(folder / f"{name}.csv")


def fuzz_step(requirement, step, full, log, folder):
    table = folder / "fuzz.csv"
    code, _ = run(["tests/fuzz.sh", "all", str(step[2] if full else step[1]), "--csv", str(table), "--findings", str(folder / "findings")], log)
    rows = fuzz_rows(requirement, table)
    return code == 0 and bool(rows), rows


def kept_rows(requirement, step):
    """What a full run of a storm or of the fuzzing, made by itself, has left in results/reliability; none where it was not made."""
    rows = storm_rows(RESULTS / "storms" / f"{step[1]}.csv") if step[0] == "storm" else fuzz_rows(requirement, RESULTS / "fuzz" / "fuzz.csv") if step[0] == "fuzz" else []
    # The soak's rows bear its own name.
    rows = [{**r, "requirement": requirement} for r in rows if r["requirement"] in (requirement, step[1])]
    if rows and step[0] == "storm" and (missing := about_of(step).get("incomplete")):
        rows.append(row(requirement, f"storm {step[1]}: {missing}", 0, "cases", "skipped", ""))
    return bool(rows) and not any(failed(r) for r in rows), rows


def about_of(step):
    """The manifest beside the kept table of a storm or of the fuzzing; empty where there is none."""
    path = RESULTS / "storms" / f"{step[1]}.json" if step[0] == "storm" else RESULTS / "fuzz" / "fuzz.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def show(requirement, full, from_kept, log, folder):
    """The rows of one requirement, each with command and verdict."""
    rows = []
    for step in STEPS[requirement]:
        print(f"== {requirement}: {command_of(step, full)}", file=sys.stderr)
        if from_kept and step[0] != "test":
            holds, found = kept_rows(requirement, step)
            if found:
                found += lacking(requirement, step, found)
            found = found or [row(requirement, f"{step[0]} {step[1]}" if step[0] == "storm" else "parsers", 0, "cases", "skipped", "")]
        else:
            holds, found = {"test": test_step, "storm": storm_step, "fuzz": fuzz_step}[step[0]](requirement, step, full, log, folder)
            if step[0] != "test" and found and not any(r["measured"] == "skipped" for r in found):
                found += lacking(requirement, step, found)
        command = command_of(step, full)
        if holds is None and not found:
            continue
        if not found:
            found = [row(requirement, f"{step[0]} {step[1]}", 0, "", "nothing was measured", "")]
        for r in found:
            # Rows of storms and parsers bear their own counts of failures; a test class is judged as a whole. A tool that fails without a failed row has failed otherwise: then none of them holds.
            by_row = step[0] != "test" and any(failed(x) for x in found)
            verdict = "skipped" if r["measured"] == "skipped" else "holds" if (not failed(r) if by_row else holds) else "fails"
            if verdict == "holds" and full and step[0] == "fuzz" and int(r["count"]) < step[2]:
                verdict = "short of its count"
            rows.append({**r, "form": "full" if full else "short", "verdict": verdict, "command": command})
    return rows


@functools.cache
def sdk():
    return subprocess.run(["dotnet", "--version"], capture_output=True, text=True).stdout.strip()


def kept_manifest(requirement):
    """By which program the kept tables of a requirement's storms and fuzzing were made: revision, whether its sources were changed, command and end."""
    made = {}
    for step in STEPS[requirement]:
        if step[0] == "fuzz" or (step[0] == "storm" and about_of(step)):
            about = about_of(step)
            tool = about.get("tool") or {}
            made[f"storm {step[1]}" if step[0] == "storm" else "fuzzing"] = {"revision": tool.get("revision"), "changed": tool.get("dirty"), "command": about.get("command"), "ended": about.get("endedUtc")}
    return made


def manifest(rows, made=None):
    revision = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    changed = subprocess.run(["git", "status", "--porcelain", "--", "src", "kernels", "tests"], capture_output=True, text=True).stdout.strip()
    runtime = sdk()
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "") if os.path.exists("/proc/cpuinfo") else ""
    about = {"revision": revision, "changed": bool(changed), "sdk": runtime, "processor": model, "processors": os.cpu_count(), "architecture": platform.machine(), "system": platform.system(),
            "forms": sorted({r["form"] for r in rows}), **({"kept": made} if made else {})}
    if made and all(step[0] != "test" for step in STEPS[rows[0]["requirement"]]):
        # Nothing of it was made with today's sources.
        del about["revision"], about["changed"]
    return about


def keep(new):
    """Replaces the rows of the requirements in `new`; a short form never replaces a full count."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path, about = RESULTS / "reliability.csv", RESULTS / "manifest.json"
    old = list(csv.DictReader(open(path, encoding="utf-8", newline=""))) if path.exists() else []
    machines = json.loads(about.read_text(encoding="utf-8"))["requirements"] if about.exists() else {}
    for requirement in {r["requirement"] for r in new}:
        fresh = [r for r in new if r["requirement"] == requirement]
        kept = [r for r in old if r["requirement"] == requirement]
        if any(r["form"] == "full" for r in kept) and all(r["form"] == "short" for r in fresh):
            print(f"{requirement}: its full counts stay", file=sys.stderr)
            continue
        old = [r for r in old if r["requirement"] != requirement] + fresh
        machines[requirement] = manifest(fresh, kept_manifest(requirement) if "--kept" in sys.argv else None)
    order = list(REQUIREMENTS)
    old.sort(key=lambda r: (order.index(r["requirement"]), r["command"], r["case"]))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(old)
    (RESULTS / "README.md").write_text(page(old, REQUIREMENTS), encoding="utf-8")
    hashes = {name: hashlib.sha256((RESULTS / name).read_bytes()).hexdigest() for name in ("README.md", "reliability.csv")}
    ordered = {r: machines[r] for r in order if r in machines}
    about.write_text(json.dumps({"command": "tests/reliability.sh", "requirements": ordered, "sha256": hashes}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments):
    full, wanted = "--full" in arguments, [a for a in arguments if not a.startswith("--")]
    unknown = [a for a in arguments if a.startswith("--") and a not in ("--full", "--kept", "--keep", "--no-build", "--list")] + [w for w in wanted if w not in REQUIREMENTS]
    if unknown:
        print(f"unknown: {' '.join(unknown)}; see the head of tests/reliability.sh", file=sys.stderr)
        return 2
    wanted = wanted or list(REQUIREMENTS)
    if "--list" in arguments:
        for requirement in wanted:
            for step in STEPS[requirement]:
                print(f"{requirement}\t{command_of(step, full)}")
        return 0
    rows = []
    with tempfile.TemporaryDirectory() as scratch, open(os.path.join(scratch, "log.txt"), "w", encoding="utf-8") as log:
        for requirement in wanted:
            folder = Path(scratch) / requirement
            folder.mkdir()
            rows += show(requirement, full, full and "--kept" in arguments, log, folder)
            if full or "--keep" in arguments:
                keep(rows)
    print(page(rows, {r: REQUIREMENTS[r] for r in wanted}))
    missing = [r for r in wanted if not any(x["requirement"] == r for x in rows)]
    return 0 if not missing and all(r["verdict"] != "fails" for r in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
