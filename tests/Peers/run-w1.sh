#!/usr/bin/env bash
# W1 against C++ per instance (g++ -O3 -march=native -ffast-math -fopenmp), compared first, then timed in turn. Prints Markdown. Usage: tests/Peers/run-w1.sh [pairs]
# Kept as results/performance/w1.md; run it on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p build
flags=(-O3 -march=native -ffast-math -fopenmp)
g++ "${flags[@]}" -Wall -Wextra -o build/w1_instance w1_instance.cpp
dotnet build -c Release -v q --nologo CoOpt.Gpu.Peers >&2
printf '# W1: the engine against C++ per instance\n\n'
printf -- '- `tests/Peers/run-w1.sh %s`, revision %s\n' "${1:-7}" "$(git rev-parse --short HEAD)$(git diff --quiet HEAD -- || printf ' with changes')"
printf -- '- %s, %s cores; load average before the run %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
printf -- '- .NET %s; %s, %s\n\n' "$(dotnet --version)" "$(g++ --version | head -1)" "${flags[*]}"
# One tier: the steady state is measured, not the way to it.
DOTNET_TieredCompilation=0 dotnet CoOpt.Gpu.Peers/bin/Release/net10.0/peers.dll w1.yaml build/w1_instance build "${1:-7}"
