#!/usr/bin/env bash
# Which phase of a step takes how long: samples the engine's threads with perf while it runs W1 to W6, and prints a table a workload, in Markdown. Needs perf (Debian: linux-perf); its clock event does.
# Usage: tests/Peers/profile.sh [--mnist FOLDER] [WORKLOAD…] > results/performance/profile.md. Run it on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")"
mnist=() workloads=()
while [ $# -gt 0 ]; do
  case "$1" in
    --mnist) mnist=(--mnist "$(realpath "$2")"); shift ;;
    --*) sed -n '2,3p' "$0"; exit 2 ;;
    *) workloads+=("$1") ;;
  esac
  shift
done
[ ${#workloads[@]} -gt 0 ] || workloads=(w1 w2 w3 w4 w5 w6)
command -v perf > /dev/null || { echo "profile.sh needs perf: apt-get install linux-perf" >&2; exit 2; }
mkdir -p build
dotnet build -c Release -nodeReuse:false -v q --nologo CoOpt.Gpu.Peers >&2
printf '# Where the time of a step goes\n\n'
printf -- '- `tests/Peers/profile.sh`, revision %s\n' "$(git rev-parse --short HEAD)$(git diff --quiet HEAD -- . ../../src ../../kernels || printf ' with changes')"
printf -- '- %s, %s cores; load average before the run %s\n\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
printf 'Samples of the clock, a thousand a second and thread; a phase is a method of the kernels. Time is that of one core and one node-step, ns.\n'
for workload in "${workloads[@]}"; do
  extra=()
  case "$workload" in
    w1) extra=(--steps 1000) ;;
    w2 | w3) extra=(--instances 1024 --steps 1000) ;;
    w4) extra=(--steps 500) ;;
    w5) extra=(--instances 20000) ;;
    w6) [ ${#mnist[@]} -gt 0 ] || continue; extra=(--steps 20 "${mnist[@]}") ;;
  esac
  # Fixed addresses, so that perf finds the methods' names.
  DOTNET_PerfMapEnabled=1 DOTNET_EnableWriteXorExecute=0 DOTNET_TieredCompilation=0 perf record -e cpu-clock -F 1000 -o build/profile.data -- \
    dotnet CoOpt.Gpu.Peers/bin/Release/net10.0/peers.dll engine "workloads/$workload.yaml" --repeats 4 "${extra[@]}" > build/profile.out 2> build/profile.err
  rate=$(awk '{ print $2 }' build/profile.out | sort -n | tail -1)
  printf '\n## %s\n\n%s M node-steps/s on all cores, the best of four runs.\n\n| phase | share | ns |\n|---|---|---|\n' "${workload^^}" "$rate"
  perf report -i build/profile.data --sort sym -n --stdio 2> build/profile.err | grep -F 'CoOpt.Gpu.Kernels' |
    sed -E 's/^ *[0-9.]+% +([0-9]+) +\[.\] /\1 /; s/\[CoOpt[^]]*\] ?//g; s/\(.*//; s/instance //; s/^([0-9]+) [^ ]+ /\1 /; s/CoOpt\.Gpu\.Kernels\.//g; s/`[0-9]+\[[^]]*\.([A-Za-z0-9]+)\]/<\1>/; s/`[0-9]+//' |
    awk -v rate="$rate" -v cores="$(nproc)" '{ n[$2] += $1; all += $1 } END { for (p in n) printf "%d\t| `%s` | %.1f %% | %.2f |\n", n[p], p, 100 * n[p] / all, cores * 1000 / rate * n[p] / all }' |
    sort -rn | head -12 | cut -f2
done
