#!/usr/bin/python3
"""Checks peer programs against plain.py on small random workloads of every loss, coupling and way to end. Usage: check.py PEER…; exits 1 if one differs."""

import os
import subprocess
import sys
import tempfile

import numpy as np

import sample
import workload as w

CASES = {
    "w1": dict(loss=w.SMOOTH_HINGE, n=9, structures=3, instances=14, samples=7),
    "w1-ragged": dict(loss=w.SMOOTH_HINGE, n=9, m=4, structures=5, instances=11, samples=4, ragged=1),
    "w2": dict(n=13, degree=5, structures=4, instances=20),
    "w3": dict(n=12, degree=5, coupling=w.EDGE, structures=12),
    "w4": dict(loss=w.LEAST_SQUARES, n=15, m=6, degree=7, pool=3, switch_every=7, instances=7, structures=7),
    "w4-edge": dict(loss=w.LEAST_SQUARES, n=15, m=6, degree=7, pool=3, switch_every=7, coupling=w.EDGE, instances=7, structures=2),
    "w5": dict(n=10, quantiser=w.NO_QUANTISER, instances=40, structures=8, steps=1500, check_every=25, stop_at=1e-3),
    "w5-log": dict(n=10, instances=21, structures=21, steps=600, check_every=25, stop_at=3e-1),
    "w6": dict(loss=w.LOGISTIC, n=6, m=20, samples=30, instances=6, structures=2, ragged=1),
    "w7": dict(n=40, degree=8, instances=1, structures=1, steps=30),
    "wild": dict(n=10, wild=1, instances=15, structures=5, steps=300),
    "large": dict(n=40, m=12, degree=6, loss=w.LEAST_SQUARES, samples=5, instances=9, structures=9),
}

# A rounding difference moves a value across a level's boundary now and then, which moves it by a step of the quantiser: so many may be further apart than the tolerance.
TOLERANCE, FLIPPED, APART = 1e-8, 0.1, 0.2


def compare(mine, plain, ends):
    (outcome, done, x, y), (outcome0, done0, x0, y0) = mine, plain
    bounded = outcome0 <= w.CONVERGED
    a, b = np.column_stack((x, y))[bounded], np.column_stack((x0, y0))[bounded]
    far = (np.abs(a - b) / np.maximum(1, np.abs(b))).max(1) if bounded.any() else np.zeros(0)
    text = f"{(far <= TOLERANCE).sum()}/{len(far)} equal, largest difference {far.max(initial=0):.1e}; outcomes {np.bincount(outcome, minlength=4)}"
    good = (outcome == outcome0).all() and ((far > TOLERANCE).sum() <= max(1, FLIPPED * len(far))) and (far <= APART).all() and not np.isnan(far).any()
    return good and (np.abs(done - done0) <= ends).all(), text


def main(peers):
    failed = 0
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        for name, settings in CASES.items():
            source, want, got = (os.path.join(folder, f) for f in ("in", "want", "got"))
            sample.write(source, **settings)
            subprocess.run([sys.executable, os.path.join(here, "plain.py"), source, want, "1"], check=True, stdout=subprocess.DEVNULL)
            for peer in peers:
                run = subprocess.run([*peer.split(), source, got, "2"], capture_output=True, text=True)
                good, text = compare(w.read_result(got), w.read_result(want), 25) if run.returncode == 0 else (False, f"exit code {run.returncode}: {run.stderr[-1500:]}")
                print(f"{'ok  ' if good else 'FAIL'} {name:10} {os.path.basename(peer)}: {text}", flush=True)
                failed += not good
                if os.path.exists(got):
                    os.remove(got)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
