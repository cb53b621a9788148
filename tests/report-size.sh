#!/usr/bin/env bash
# How long the report of a sweep of 100,096 instances takes, and how large it is. Prints seconds and bytes; fails above 10 s or 5 MB.
# Usage: tests/report-size.sh [FOLDER]   (the run, about 1 GB, is made there and reused; by default in a temporary folder that is removed)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ $# -gt 0 ]; then
  mkdir -p "$1"
  folder=$1
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi

dotnet build src/CoOpt.Gpu.Cli -c Release --nologo -v quiet
coopt() { dotnet src/CoOpt.Gpu.Cli/bin/Release/net10.0/coopt.dll "$@"; }

# The quickstart's axes with 391 seeds, on smaller networks: 16 × 4 × 4 × 391 instances with 41 trace points each.
coopt run experiments/01-quickstart/sweep.yaml --set name=many --set problem.nodes=10 --set problem.learning.samplesPerNode=5 --set method.steps=1000 \
  --set trace.every=25 --sweep 'seed=range(0,391)' --out "$folder" --progress plain
run=("$folder"/many-*)

start=$(date +%s.%N)
coopt report "${run[0]}"
seconds=$(awk -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')
bytes=$(wc -c < "${run[0]}/report.html")
rows=$(($(wc -l < "${run[0]}/instances.csv") - 1))
echo "report of $rows instances: $seconds s, report.html $bytes bytes"
awk -v s="$seconds" -v b="$bytes" 'BEGIN { exit !(s <= 10 && b < 5000000) }' || { echo "more than 10 s or 5 MB"; exit 1; }
