#!/usr/bin/env bash
# W1 against C++ per instance (g++ -O3 -march=native -ffast-math -fopenmp), compared first, then timed in turn. Usage: tests/Peers/run-w1.sh [pairs]
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p build
g++ -O3 -march=native -ffast-math -fopenmp -Wall -Wextra -o build/w1_instance w1_instance.cpp
dotnet build -c Release -v q --nologo CoOpt.Gpu.Peers
g++ --version | head -1
# One tier: the steady state is measured, not the way to it.
DOTNET_TieredCompilation=0 dotnet CoOpt.Gpu.Peers/bin/Release/net10.0/peers.dll w1.yaml build/w1_instance build "${1:-7}"
