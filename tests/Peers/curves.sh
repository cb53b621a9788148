#!/usr/bin/env bash
# What a node's step costs as cores, nodes and instances grow: measures, draws, and keeps results/performance/curves. Run it on a machine that does nothing else.
# Usage: tests/Peers/curves.sh [--quick]; --quick takes about a minute, ends at 10,000 instances, and writes to tests/Peers/build only.
set -euo pipefail
cd "$(dirname "$0")"
repeats=7 seconds=1 out=../../results/performance/curves most=1000000 command="tests/Peers/curves.sh $*"
case "${1:-}" in
  --quick) repeats=3 seconds=0.2 out=build/curves most=10000 ;;
  '') ;;
  *) sed -n '2,3p' "$0"; exit 2 ;;
esac
mkdir -p "$out" build
dotnet build -c Release -nodeReuse:false -v q --nologo CoOpt.Gpu.Peers >&2
dotnet build -c Release -nodeReuse:false -v q --nologo ../../src/CoOpt.Gpu.Cli >&2
coopt=../../src/CoOpt.Gpu.Cli/bin/Release/net10.0/coopt

# One tier: the steady state is measured, not the way to it.
rm -f "$out/curves.csv"
for part in cores nodes instances; do
  DOTNET_TieredCompilation=0 dotnet CoOpt.Gpu.Peers/bin/Release/net10.0/peers.dll curves workloads build/part.csv --only "$part" --repeats "$repeats" --seconds "$seconds" --instances "$most"
  if [ -f "$out/curves.csv" ]; then tail -n +2 build/part.csv >> "$out/curves.csv"; else cp build/part.csv "$out/curves.csv"; fi
done

# A short run lends the figures its plan; their rows are those just measured.
run=$("$coopt" run workloads/nodes.yaml --set method.steps=1000 --out build/runs --progress none 2> build/run.log) || { cat build/run.log >&2; exit 1; }
"$coopt" report "$run" --figures curves.figures.yaml --figures-only --rows "$out/curves.csv" --out "$out/figures" >&2
./manifest.sh "$out" "${command% }" curves.csv
