#!/usr/bin/env python3
"""Compares the engine's bits between a GPU and the CPU, gates the peers on the engine's results, times all of them in turn, and writes tables. Started by run-all.sh, which says what is needed.

Usage: measure.py APP PEERS OUT --device cuda [--budget SECONDS] [--dry-run] [--only ID,…] [WORKLOAD…]
APP is the folder with the published `peers`, PEERS the folder tests/Peers. Exits 1 where bits or a gate differ, 5 where something else failed."""

import csv
import hashlib
import json
import math
import os
import queue
import shutil
import statistics
import struct
import subprocess
import sys
import threading
import time

ROUNDS, SECONDS_A_RUN, GATE_STEPS = 7, 0.4, 200

# A state may differ by so much, relative to max(1, |value|); so large a share of the instances must not; the rest, in which a value fell to the other side of a level's boundary, by no more than APART.
TOLERANCE, SHARE, APART = {"double": 1e-9, "single": 1e-3}, {"double": 0.9, "single": 0.4}, {"double": 0.1, "single": 1.0}

# id: spec, instances of the full run, of the dry run
WORKLOADS = {"w1": ("w1", 1024, 8), "w2": ("w2", 4096, 6), "w3": ("w3", 4096, 6), "w4": ("w4", 256, 3), "w5": ("w5", 32768, 24), "w7-1": ("w7", 1, 1), "w7-4": ("w7", 4, 2), "w7-16": ("w7", 16, 4)}


class Absent(Exception):
    """A peer that this machine cannot run."""


class Differs(Exception):
    """Results that should agree."""


def note(text):
    print(f"[{time.strftime('%H:%M:%S')}] {text}", flush=True)


class Server:
    """A peer process that serves requests, one line each."""

    def __init__(self, name, command, output, log):
        self.name, self.output, self.log = name, output, log
        environment = os.environ | {"XLA_PYTHON_CLIENT_PREALLOCATE": "false", "DOTNET_TieredPGO": "0", "DOTNET_TieredCompilation": "0"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=open(log, "w"), text=True, env=environment)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def ask(self, instances, steps):
        try:
            self.process.stdin.write(f"{instances} {steps}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def answer(self, seconds):
        """The seconds that a run took and what the peer said beside; waits no longer than `seconds`."""
        try:
            line = self.lines.get(timeout=max(0.1, seconds))
        except queue.Empty:
            self.end()
            raise TimeoutError(f"no answer within {seconds:.0f} s") from None
        if line is None:
            code = self.process.wait()
            with open(self.log) as log:
                why = (log.read().strip().splitlines() or ["no message"])[-1]
            if code == 3 or why.startswith("ModuleNotFoundError"):
                raise Absent(why)
            raise RuntimeError(f"exit code {code}: {why}")
        first, _, rest = line.strip().partition(" ")
        return float(first), rest

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def read_result(path):
    """[(outcome, steps done, state)] of a result file."""
    with open(path, "rb") as file:
        _, count, n, m = struct.unpack("<4q", file.read(32))
        numbers = n * (1 + m)
        return n, [(*struct.unpack("<2q", file.read(16)), struct.unpack(f"<{numbers}d", file.read(8 * numbers))) for _ in range(count)]


def sha(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def gate(mine, engine, precision, early):
    """Says how far two results agree, or raises Differs."""
    same = sum(a[0] == b[0] for a, b in zip(mine, engine)) / len(engine)
    ends = sum(a[0] == b[0] and abs(a[1] - b[1]) <= early for a, b in zip(mine, engine)) / len(engine)
    far = []
    for a, b in zip(mine, engine):
        if a[0] == b[0] and a[0] <= 1 and a[1] == b[1]:
            far.append(max((abs(p - q) / max(1, abs(q)) for p, q in zip(a[2], b[2])), default=0))
    equal = sum(d <= TOLERANCE[precision] for d in far) / max(1, len(far))
    text = f"{equal:.1%} equal to {TOLERANCE[precision]:g}, outcomes {same:.1%}"
    # In float32 a level may flip in any one instance: of a few nothing is asked but that they stay near.
    share = SHARE[precision] if precision == "double" or len(far) >= 16 else 0
    needed = 1 if precision == "double" and not early else 0.98
    if len(mine) != len(engine) or same < needed or ends < min(needed, 0.95) or equal < share or any(math.isnan(d) or d > APART[precision] for d in far):
        raise Differs(f"{text}, equal ends {ends:.1%}, largest difference {max(far, default=math.nan):.2g}")
    return text


class Session:
    def __init__(self, options):
        self.app, self.peers, self.out, self.device, self.dry, self.only = options["app"], options["peers"], options["out"], options["device"], options["dry"], options["only"]
        self.deadline = time.monotonic() + options["budget"]
        self.work = os.path.join(self.out, "work")
        os.makedirs(self.work, exist_ok=True)
        self.rows, self.bits, self.failed, self.differs = [], [], [], []

    def left(self):
        return self.deadline - time.monotonic()

    def engine(self, spec, device, instances, sets=()):
        command = [os.path.join(self.app, "peers"), "serve", os.path.join(self.peers, "workloads", f"{spec}.yaml"), "{output}", "--device", device, "--instances", str(instances)]
        return command + (["--set", ",".join(sets)] if sets else [])

    def programs(self, spec, instances, data, sets=()):
        """[(id, precision, command)] of everything that computes one workload."""
        gpu = os.path.join(self.peers, "gpu")
        script = lambda name, *more: [sys.executable, os.path.join(gpu, name), data, "{output}", "0", *more]
        listed = [
            ("engine", "double", self.engine(spec, self.device, instances, sets)),
            ("engine-single", "single", self.engine(spec, self.device, instances, [*sets, "method.precision=single"])),
            ("cuda", "double", [self.program(data), data, "{output}", "0"]),
            ("cuda-single", "single", [self.program(data, True), data, "{output}", "0"]),
            ("cupy-raw", "double", script("cupy_raw.py")),
            ("cupy", "double", script("cupy_elementwise.py")),
            ("jax-dense", "double", ["env", "PEER_FORM=dense", *script("jax_peer.py")]),
            ("jax-gather", "double", ["env", "PEER_FORM=gather", *script("jax_peer.py")]),
            ("torch", "double", script("torch_compiled.py")),
        ]
        return [p for p in listed if not self.only or p[0] in self.only]

    def prepare(self, labels):
        """Exports every workload and builds the CUDA peer for it in both precisions, in the background; workloads of the same sizes share a program."""
        self.ready = {label: threading.Event() for label in labels}
        self.builds, self.errors = {}, {}

        def work():
            for label in labels:
                spec, full, few = WORKLOADS[label]
                data = os.path.join(self.work, f"{label}.bin")
                command = [os.path.join(self.app, "peers"), "export", os.path.join(self.peers, "workloads", f"{spec}.yaml"), data, "--instances", str(few if self.dry else full)]
                try:
                    subprocess.run(command, check=True, timeout=300, capture_output=True, text=True)
                    self.build(data)
                except (subprocess.SubprocessError, OSError) as error:
                    self.errors[label] = error
                self.ready[label].set()

        threading.Thread(target=work, daemon=True).start()

    def program(self, data, single=False):
        """Where the CUDA peer for this workload lies."""
        with open(data, "rb") as file:
            sizes = struct.unpack("<12q", file.read(96))[2:7]
        return os.path.join(self.work, "cuda-" + "-".join(map(str, sizes)) + ("-single" if single else ""))

    def build(self, data):
        for single in (False, True):
            place = self.program(data, single)
            if place not in self.builds:
                more = [*(["--single"] if single else []), *(["--shim"] if self.dry else [])]
                with open(place + ".log", "w") as log:
                    self.builds[place] = subprocess.Popen([sys.executable, os.path.join(self.peers, "gpu", "build.py"), data, place, *more], stdout=log, stderr=log)

    def run(self, name, part, *arguments):
        """One part; what goes wrong in it is noted, and the rest goes on."""
        try:
            part(*arguments)
        except Differs as error:
            self.differs.append(f"{name}: {error}")
            note(f"{name}: DIFFERS: {error}")
        except Exception as error:  # noqa: BLE001: every part must be given its chance
            self.failed.append(f"{name}: {type(error).__name__}: {error}")
            note(f"{name}: FAILED: {type(error).__name__}: {error}")

    def workload(self, label, budget):
        spec, full, few = WORKLOADS[label]
        instances = few if self.dry else full
        until = time.monotonic() + min(budget, self.left())
        left = lambda: max(1.0, until - time.monotonic())
        data = os.path.join(self.work, f"{label}.bin")
        if not self.ready[label].wait(left()) or label in self.errors:
            raise self.errors.get(label) or TimeoutError("its file was not exported in time")
        with open(data, "rb") as file:
            head = struct.unpack("<12q", file.read(96))
        nodes, steps, check = head[2], head[9], head[10]
        note(f"{label}: {instances} instances of {nodes} nodes, {steps} steps")
        of = lambda name: os.path.join(self.work, f"{label}.{name}.out")
        cpu = Server("cpu", [a.replace("{output}", of("cpu")) for a in self.engine(spec, "cpu", instances)], of("cpu"), os.path.join(self.work, f"{label}.cpu.log"))
        gate_steps = steps if check else min(steps, 20 if self.dry else GATE_STEPS)
        cpu.ask(instances, gate_steps)
        cpu.answer(left())
        expected = read_result(of("cpu"))[1]
        hashes = {gate_steps: sha(of("cpu"))}
        for place in (self.program(data), self.program(data, True)):
            try:
                self.builds[place].wait(timeout=left() * 0.6)
            except subprocess.TimeoutExpired:
                note(f"{label}: {os.path.basename(place)} is not built in time")
        servers = {}
        for name, precision, command in self.programs(spec, instances, data):
            if name.startswith("cuda") and (self.builds[command[0]].returncode != 0 or not os.path.exists(command[0])):
                if not self.dry and not shutil.which("nvcc"):
                    self.rows.append(dict(workload=label, peer=name, precision=precision, note="absent: no nvcc"))
                else:
                    self.failed.append(f"{label}, {name}: not built: see {os.path.basename(command[0])}.log")
                continue
            servers[name] = precision, Server(name, [a.replace("{output}", of(name)) for a in command], of(name), os.path.join(self.work, f"{label}.{name}.log"))
            servers[name][1].ask(instances, gate_steps)
        good = {}
        for name, (precision, server) in servers.items():
            try:
                server.answer(left() * (0.8 if name.startswith("engine") else 0.6))
                text = gate(read_result(server.output)[1], expected, precision, check)
                if name == "engine":
                    self.compare_bits(label, server, cpu, instances, gate_steps, steps, hashes, left)
                good[name] = precision, server, text
                note(f"{label}, {name}: {text}")
            except Absent as error:
                self.rows.append(dict(workload=label, peer=name, precision=precision, note=f"absent: {error}"))
                note(f"{label}, {name}: absent: {error}")
            except Exception as error:  # noqa: BLE001
                (self.differs if isinstance(error, Differs) else self.failed).append(f"{label}, {name}: {error}")
                self.rows.append(dict(workload=label, peer=name, precision=precision, note=f"not timed: {error}"))
                note(f"{label}, {name}: not timed: {error}")
        self.times(label, instances, nodes, steps, check, good, until)
        for server in [cpu, *(s for _, s in servers.values())]:
            server.end()
        for name in servers:
            if os.path.exists(of(name)):
                os.remove(of(name))

    def compare_bits(self, label, server, cpu, instances, gate_steps, steps, hashes, left):
        """The engine here and on the CPU: over the gate's steps, and over all of them."""
        for count in dict.fromkeys((gate_steps, gate_steps if self.dry else steps)):
            if count not in hashes:
                cpu.ask(instances, count)
                cpu.answer(left())
                hashes[count] = sha(cpu.output)
            if count != gate_steps:
                server.ask(instances, count)
                server.answer(left())
            equal = sha(server.output) == hashes[count]
            self.bits.append(dict(workload=label, instances=instances, steps=count, device=self.device, equal=equal, sha256=hashes[count]))
            note(f"{label}: bits of {self.device} and cpu after {count} steps {'equal' if equal else 'DIFFER'}")
            if not equal:
                self.differs.append(f"{label}: bits of {self.device} and cpu after {count} steps")

    def times(self, label, instances, nodes, steps, check, good, until):
        taken, length, notes = {name: [] for name in good}, {}, {}
        rounds = 1 if self.dry else ROUNDS
        for name, (_, server, _) in list(good.items()):
            # So many steps that a run takes about SECONDS_A_RUN; an early end needs all of them. The first answer is thrown away: it may compile.
            length[name] = steps if check else min(steps, 20) if self.dry else min(steps, 100)
            if check or self.dry:
                continue
            try:
                for _ in range(3):
                    server.ask(instances, length[name])
                    seconds, _ = server.answer(60)
                    length[name] = max(50, min(steps, int(length[name] * min(50, SECONDS_A_RUN / max(1e-9, seconds)) / 50) * 50))
            except (RuntimeError, TimeoutError, Absent) as error:
                self.failed.append(f"{label}, {name}: {error}")
                del good[name]
        for turn in range(rounds):
            for name in list(good):
                _, server, _ = good[name]
                if until - time.monotonic() < 0 and turn >= 3:
                    continue
                try:
                    server.ask(instances, length[name])
                    seconds, notes[name] = server.answer(max(20, until - time.monotonic()))
                    done = sum(r[1] for r in read_result(server.output)[1]) if check and not taken[name] else taken[name][0][1] if check else instances * length[name]
                    taken[name].append((seconds, done))
                except (RuntimeError, TimeoutError, Absent) as error:
                    self.failed.append(f"{label}, {name}: {error}")
                    del good[name]
        for name, (precision, _, text) in good.items():
            speeds = [done * nodes / seconds for seconds, done in taken[name]]
            if not speeds:
                continue
            mate = "engine-single" if precision == "single" else "engine"
            mine = [done * nodes / seconds for seconds, done in taken.get(mate, [])]
            ratios = [a / b for a, b in zip(mine, speeds)]
            self.rows.append(dict(workload=label, peer=name, precision=precision, instances=instances, steps=length[name], runs=len(speeds), node_steps_per_second=statistics.median(speeds),
                                  least=min(speeds), greatest=max(speeds), engine_over_peer=statistics.median(ratios) if ratios else None, gate=text, note=notes.get(name, "")))

    def million(self, budget):
        """A million instances of ten nodes over 10,000 steps each, nothing but summaries; then with the early stop of W5, at most 2,000."""
        until = time.monotonic() + min(budget, self.left())
        count = 200 if self.dry else 1_000_000
        for label, steps, sets in (("million", 20 if self.dry else 10_000, ["method.stopAt=0", "method.steps=10000", "trace.every=10000"]), ("w5-million", 40 if self.dry else 2000, [])):
            for precision in ("double", "single"):
                more = [*sets, *(["method.precision=single"] if precision == "single" else [])]
                output = os.path.join(self.work, "million.out")
                server = Server(label, [a.replace("{output}", output) for a in self.engine("w5", self.device, count, more)], output, os.path.join(self.work, f"{label}.{precision}.log"))
                try:
                    seconds = []
                    for _ in range(2 if self.dry else 3):
                        if seconds and until - time.monotonic() < 2 * seconds[-1]:
                            break
                        server.ask(count, steps)
                        seconds.append(server.answer(until - time.monotonic())[0])
                    with open(output, "rb") as file:
                        _, found, n, m = struct.unpack("<4q", file.read(32))
                        size = 16 + 8 * n * (1 + m)
                        rest = file.read()
                    done = sum(struct.unpack_from("<q", rest, k * size + 8)[0] for k in range(found))
                    speeds = [done * n / s for s in seconds]
                    self.rows.append(dict(workload=label, peer="engine" if precision == "double" else "engine-single", precision=precision, instances=count, steps=steps, runs=len(speeds),
                                          node_steps_per_second=statistics.median(speeds), least=min(speeds), greatest=max(speeds), note=f"{statistics.median(seconds):.3f} s"))
                    note(f"{label}, {precision}: {seconds} s")
                except (RuntimeError, TimeoutError, Absent) as error:
                    self.failed.append(f"{label}, {precision}: {error}")
                    note(f"{label}, {precision}: {error}")
                finally:
                    server.end()
                    if os.path.exists(output):
                        os.remove(output)

    COLUMNS = ("workload", "peer", "precision", "instances", "steps", "runs", "node_steps_per_second", "least", "greatest", "engine_over_peer", "gate", "note")

    def write(self, about):
        with open(os.path.join(self.out, "gpu.csv"), "w", newline="") as file:
            rows = csv.DictWriter(file, self.COLUMNS, restval="", lineterminator="\n")
            rows.writeheader()
            rows.writerows(self.rows)
        with open(os.path.join(self.out, "bits.csv"), "w", newline="") as file:
            rows = csv.DictWriter(file, ("workload", "instances", "steps", "device", "equal", "sha256"), lineterminator="\n")
            rows.writeheader()
            rows.writerows(self.bits)
        millions = lambda v: f"{v / 1e6:,.1f}" if isinstance(v, float) else ""
        lines = ["# The engine and its peers on a GPU", "", *(f"- {k}: {v}" for k, v in about.items()), "",
                 "Steady state, median of runs taken in turn; millions of node-steps a second. The last column but two is the engine's speed over the peer's, run by run, in the same precision.", "",
                 "| workload | program | precision | instances × steps | M node-steps/s | least … greatest | runs | engine / program | gate | note |", "|---|---|---|---|---|---|---|---|---|---|"]
        for r in self.rows:
            ratio = f"{r['engine_over_peer']:.2f}" if r.get("engine_over_peer") else ""
            size = f"{r['instances']:,} × {r['steps']:,}" if "instances" in r else ""
            spread = f"{millions(r['least'])} … {millions(r['greatest'])}" if "least" in r else ""
            lines.append(f"| {r['workload']} | {r['peer']} | {r['precision']} | {size} | {millions(r.get('node_steps_per_second'))} | {spread} | {r.get('runs', '')} | {ratio} | {r.get('gate', '')} | {r.get('note', '')} |")
        lines += ["", "## Bits: the engine on the device and on the CPU", "", "| workload | instances | steps | device | equal |", "|---|---|---|---|---|"]
        lines += [f"| {b['workload']} | {b['instances']:,} | {b['steps']:,} | {b['device']} | {'yes' if b['equal'] else 'NO'} |" for b in self.bits]
        lines += ["", "## What went wrong", "", *(f"- {t}" for t in [*self.differs, *self.failed] or ["nothing"]), ""]
        with open(os.path.join(self.out, "gpu.md"), "w") as file:
            file.write("\n".join(lines))
        files = ("gpu.csv", "bits.csv", "gpu.md")
        with open(os.path.join(self.out, "manifest.json"), "w") as file:
            json.dump(dict(about=about, files={f: sha(os.path.join(self.out, f)) for f in files}, differs=self.differs, failed=self.failed), file, indent=2, ensure_ascii=False)
            file.write("\n")
        print("\n".join(lines), flush=True)


def first_line(*command):
    try:
        return (subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.strip().splitlines() or ["absent"])[-1]
    except (OSError, subprocess.TimeoutExpired):
        return "absent"


def versions():
    module = lambda name: first_line(sys.executable, "-c", f"import {name}; print({name}.__version__)")
    with open("/proc/cpuinfo") as file:
        processor = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "?")
    return {"processor": f"{processor}, {os.cpu_count()} cores", "GPU": first_line("nvidia-smi", "--query-gpu=name,driver_version,memory.total", "--format=csv,noheader"),
            "nvcc": first_line("nvcc", "--version"), "Python": sys.version.split()[0], "NumPy": module("numpy"), "CuPy": module("cupy"), "JAX": module("jax"), "PyTorch": module("torch")}


def main(arguments):
    options, places = dict(device="cuda", budget=540.0, dry=False, only=None), []
    while arguments:
        a = arguments.pop(0)
        if a == "--dry-run":
            options["dry"] = True
        elif a in ("--device", "--budget", "--only"):
            value = arguments.pop(0)
            options[a[2:]] = float(value) if a == "--budget" else value.split(",") if a == "--only" else value
        else:
            places.append(a)
    if len(places) < 3:
        raise SystemExit(__doc__)
    options |= dict(zip(("app", "peers", "out"), map(os.path.abspath, places)))
    session = Session(options)
    about = versions() | {"device of the engine": session.device, "run": "dry: small, its times mean nothing" if session.dry else "full"}
    wanted = places[3:] or [*WORKLOADS, "million"]
    session.prepare([w for w in wanted if w != "million"])
    for at, label in enumerate(wanted):
        # What is left is shared evenly, the million taking twice its share.
        shares = sum(2 if w == "million" else 1 for w in wanted[at:])
        share = session.left() / shares
        if share < 5:
            session.failed.append(f"{label}: no time left")
        elif label == "million":
            session.run(label, session.million, 2 * share)
        else:
            session.run(label, session.workload, label, share)
        session.write(about)
    return 1 if session.differs else 5 if session.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
