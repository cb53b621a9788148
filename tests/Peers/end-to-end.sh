#!/usr/bin/env bash
# Whole sweeps, from spec to tables, beside the time of their kernels alone: W1 to W4 with a trace point every 100 steps, and the million instances of W5 with `coopt run`, whose rows, peak memory and ratio are checked.
# Usage: tests/Peers/end-to-end.sh [--quick]; --quick takes about a minute, runs fewer steps and instances, and writes to tests/Peers/build only. Run it on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")"
repeats=7 steps=() out=../../results/performance/end-to-end seeds=62500 command="tests/Peers/end-to-end.sh $*"
case "${1:-}" in
  --quick) repeats=3 steps=(--steps 500) out=build/end-to-end seeds=2000 ;;
  '') ;;
  *) sed -n '2,3p' "$0"; exit 2 ;;
esac
most_ratio=1.25 most_kilobytes=1000000
mkdir -p "$out" build
dotnet build -c Release -nodeReuse:false -v q --nologo CoOpt.Gpu.Peers >&2
dotnet build -c Release -nodeReuse:false -v q --nologo ../../src/CoOpt.Gpu.Cli >&2

# As the program has it: no instrumented code.
DOTNET_TieredPGO=0 dotnet CoOpt.Gpu.Peers/bin/Release/net10.0/peers.dll endtoend workloads/w[1-4].yaml "$out/end-to-end.csv" --repeats "$repeats" "${steps[@]}" >&2

# The kernel keeps the peak of a process until it ends: the last look before that is taken.
../../src/CoOpt.Gpu.Cli/bin/Release/net10.0/coopt run workloads/w5.yaml --sweep "seed=range(0, $seeds)" --out build/million --rerun --progress none > build/million.run 2> build/million.log &
run=$! peak=0
while kill -0 "$run" 2> /dev/null; do
  now=$(awk '/^VmHWM/ { print $2 }' "/proc/$run/status" 2> /dev/null || true)
  peak=${now:-$peak}
  sleep 0.2
done
wait "$run" || { cat build/million.log >&2; exit 1; }
folder=$(cat build/million.run)
rows=$(($(wc -l < "$folder/instances.csv") - 1))
number() { sed -n "s/^ *\"$1\": \([0-9.eE+-]*\),\{0,1\}\$/\1/p" "$folder/manifest.json"; }
wall=$(number totalSeconds) kernel=$(number kernelSeconds) work=$(number nodeSteps)
ratio=$(awk -v a="$wall" -v b="$kernel" 'BEGIN { printf "%.3f", a / b }')
{
  echo "instances,node_steps,wall_s,kernel_s,ratio,peak_kilobytes"
  echo "$rows,$work,$wall,$kernel,$ratio,$peak"
} > "$out/million.csv"
rm -r "$folder"

{
  echo '# Whole sweeps beside their kernels'
  echo
  echo "Wall time from the spec to the tables on disk over the time of the kernels alone (processor time of the workers in them, divided by the workers). W1 to W4 write a trace point every 100 steps; medians of"
  echo "$repeats runs in one process, the first one, which compiles, apart. W5 is one \`coopt run\`, start-up and compiling included."
  echo
  echo '| workload | instances | node-steps | wall, s | kernels, s | ratio | first run, s | least … greatest ratio |'
  echo '|---|---|---|---|---|---|---|---|'
  for w in w1 w2 w3 w4; do
    first=$(awk -F, -v w=$w '$1 == w && $2 == 0 { printf "%.2f", $5 }' "$out/end-to-end.csv")
    awk -F, -v w=$w '$1 == w && $2 > 0' "$out/end-to-end.csv" | sort -t, -k7,7g | awk -F, -v first="$first" '
      { row[NR] = $0; ratio[NR] = $7 }
      END { split(row[int((NR + 1) / 2)], r, ","); printf "| %s | %d | %.3g | %.2f | %.2f | %.2f | %s | %.2f … %.2f |\n", toupper(r[1]), r[3], r[4], r[5], r[6], r[7], first, ratio[1], ratio[NR] }'
  done
  awk -F, 'NR == 2 { printf "| W5 | %d | %.3g | %.2f | %.2f | %.2f | | |\n\nPeak memory of W5: %.0f MB.\n", $1, $2, $3, $4, $5, $6 / 1000 }' "$out/million.csv"
} > "$out/end-to-end.md"
cat "$out/end-to-end.md"
./manifest.sh "$out" "${command% }" end-to-end.csv million.csv end-to-end.md

[ "$rows" = $((seeds * 16)) ] || { echo "W5: $rows rows instead of $((seeds * 16))" >&2; exit 1; }
[ "$peak" -gt 0 ] && [ "$peak" -lt "$most_kilobytes" ] || { echo "W5: peak memory of $peak kB, wanted less than $most_kilobytes" >&2; exit 1; }
awk -v r="$ratio" -v m="$most_ratio" 'BEGIN { exit !(r <= m) }' || { echo "W5: wall over kernel time is $ratio, wanted at most $most_ratio" >&2; exit 1; }
