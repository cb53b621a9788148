#!/usr/bin/env python3
"""Builds the CUDA peer for one workload file, with nvcc, or with --shim as a program for the CPU that computes the same. Usage: build.py WORKLOAD PROGRAM [--shim] [--single]"""

import os
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def macros(path, single=False):
    """The sizes and kinds of a workload file as definitions."""
    with open(path, "rb") as file:
        n, m, loss, coupling, quantiser = struct.unpack("<12q", file.read(96))[2:7]
    return [f"-DNODES={n}", f"-DPARAMETERS={m}", f"-DLOSS={loss}", f"-DCOUPLING={coupling}", f"-DQUANTISER={quantiser}", *(["-DREAL=float", "-DSINGLE"] if single else ["-DREAL=double"])]


def main(arguments):
    places = [a for a in arguments if not a.startswith("--")]
    if len(places) != 2:
        raise SystemExit(__doc__)
    given = macros(places[0], "--single" in arguments)
    if int(given[1].split("=")[1]) > 64:
        return 3  # state and gradient of a node would not fit registers and local memory by far
    source = os.path.join(HERE, "cuda_peer.cu")
    if "--shim" in arguments:
        command = ["g++", "-std=c++17", "-O2", "-w", "-DSHIM", "-x", "c++", "-include", os.path.join(HERE, "shim.hpp")]
    else:
        command = ["nvcc", "-std=c++17", "-O3", "-arch=native", "-Xptxas", "-v"]
    return subprocess.run([*command, *given, "-o", places[1], source]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
