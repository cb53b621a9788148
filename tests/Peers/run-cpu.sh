#!/usr/bin/env bash
# The engine against its peers on this machine's processors: installs what is missing, builds, compares, times, and keeps results/performance/peers.
# Usage: tests/Peers/run-cpu.sh [--quick] [--mnist FOLDER] [--only ID,…] [WORKLOAD…], such as: tests/Peers/run-cpu.sh --quick w1 w7:4
# --quick takes about two minutes and writes to tests/Peers/build only. Without --mnist (the folder of the IDX files) W6 is left out, and the table says so. Run it on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")"
pairs=7 seconds=0.6 out=../../results/performance/peers/peers extra=() workloads=() command="tests/Peers/run-cpu.sh $*"
while [ $# -gt 0 ]; do
  case "$1" in
    --quick) pairs=3 seconds=0.15 out=build/quick/peers ;;
    --mnist) extra+=(--mnist "$(realpath "$2")"); command="${command/"$2"/FOLDER}"; shift ;;
    --only) extra+=(--only "$2"); shift ;;
    --*) sed -n '2,4p' "$0"; exit 2 ;;
    *) workloads+=("$1") ;;
  esac
  shift
done
# A part of the table is not kept in place of the whole.
case "$out ${#workloads[@]} ${extra[*]}" in
  *results/* ) if [ ${#workloads[@]} -gt 0 ] || [[ "${extra[*]}" == *--only* ]]; then out=build/part/peers; fi ;;
esac
[ ${#workloads[@]} -gt 0 ] || workloads=(w1 w2 w3 w4 w5 w6 w7:1 w7:4 w7:16)

missing=()
command -v g++ > /dev/null || missing+=(g++)
for module in numpy scipy numba torch; do /usr/bin/python3 -c "import $module" 2> /dev/null || missing+=("python3-$module"); done
command -v octave-cli > /dev/null || missing+=(octave)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get install -y --no-install-recommends "${missing[@]}" >&2 || echo "not all of ${missing[*]} could be installed; the table says which peers are not here" >&2
  else
    echo "to have all peers: apt-get install ${missing[*]}" >&2
  fi
fi

mkdir -p build "$(dirname "$out")"
# Compilers hold back from 512 bits on some machines that have them; here they pay.
flags=(-std=c++17 -O3 -march=native -mprefer-vector-width=512 -fopenmp)
# GCC 12 takes the undefined operand of its own intrinsics for a mistake of ours.
warnings=(-Wall -Wextra -Wno-psabi -Wno-maybe-uninitialized)
# A program that cannot be built is not here: none of an earlier build may stand in for it.
rm -f build/cpp-* build/peak
if command -v g++ > /dev/null; then
  g++ "${flags[@]}" "${warnings[@]}" -ffast-math -DLIBRARY -o build/cpp-instance cpp/instance.cpp &
  g++ "${flags[@]}" "${warnings[@]}" -ffast-math -DLIBRARY -o build/cpp-library cpp/arrays.cpp &
  g++ "${flags[@]}" "${warnings[@]}" -ffast-math -o build/cpp-arrays cpp/arrays.cpp &
  g++ "${flags[@]}" "${warnings[@]}" -DHONEST -o build/cpp-honest cpp/arrays.cpp &
  g++ "${flags[@]}" "${warnings[@]}" -o build/peak cpp/peak.cpp &
  for job in $(jobs -p); do wait "$job" || { echo "run-cpu.sh: a C++ program could not be built, see above" >&2; exit 1; }; done
fi
dotnet build -c Release -nodeReuse:false -v q --nologo CoOpt.Gpu.Peers >&2

version() { "$@" 2> /dev/null | head -1 || true; }
peak=$([ -x build/peak ] && build/peak || echo 0,0)
{
  printf -- '- `%s`, revision %s\n' "${command% }" "$(git rev-parse --short HEAD)$(git diff --quiet HEAD -- . ../../src ../../kernels || printf ' with changes')"
  printf -- '- %s, %s cores; load average before the run %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
  printf -- '- %s, %s -ffast-math (bit-honest: without); %s; NumPy %s, Numba %s, PyTorch %s; %s\n' "$(version g++ --version)" "${flags[*]}" "$(version ldd --version)" \
    "$(version /usr/bin/python3 -c 'import numpy; print(numpy.__version__)')" "$(version /usr/bin/python3 -c 'import numba; print(numba.__version__)')" "$(version /usr/bin/python3 -c 'import torch; print(torch.__version__)')" "$(version octave-cli --version)"
} > build/about.md
specs=()
for w in "${workloads[@]}"; do specs+=("workloads/${w%%:*}.yaml$([[ $w == *:* ]] && printf ':%s' "${w##*:}" || true)"); done
# One tier: the steady state is measured, not the way to it. 5: a program's results differ, or it failed; the table says which, and is kept.
code=0
DOTNET_TieredCompilation=0 dotnet CoOpt.Gpu.Peers/bin/Release/net10.0/peers.dll compare "${specs[@]}" \
  --peers peers.json --work build --out "$out" --pairs "$pairs" --seconds "$seconds" --about build/about.md --peak "$peak" "${extra[@]}" || code=$?
[ "$code" = 0 ] || [ "$code" = 5 ] || exit "$code"
./manifest.sh "$(dirname "$out")" "${command% }" peers.md peers.csv
exit "$code"
