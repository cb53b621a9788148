#!/usr/bin/env bash
# Everything that a GPU machine is needed for, in one call of less than ten minutes: device tests, the engine's bits on the device against the CPU, the peers' gate, times of all in turn, a million
# instances. Needs an archive of bundle.sh, Python 3 and a GPU driver; nvcc, CuPy, JAX and PyTorch where their peers are to run. Writes gpu.md, gpu.csv, bits.csv, manifest.json and logs into OUT.
# Usage: run-all.sh ARCHIVE.tar.xz OUT [--dry-run] [--device cuda] [--budget SECONDS] [--only ID,…] [WORKLOAD…]
# --dry-run needs no GPU: the engine's ilgpu-cpu device, the CUDA kernel as C++, small sizes. Exits 1 if a test failed or results differ, 5 if another part failed; the other parts run all the same.
set -uo pipefail
usage() { sed -n '4,5p' "$0" >&2; exit 2; }
archive=$(realpath -e "${1:-}" 2> /dev/null) || usage
out=$(realpath -m "${2:-}") || usage
[ $# -ge 2 ] || usage
shift 2
device=cuda budget=560 dry=() rest=()
while [ $# -gt 0 ]; do
  case "$1" in
    --dry-run) dry=(--dry-run); device=ilgpu-cpu ;;
    --device) device=$2; shift ;;
    --budget) budget=$2; shift ;;
    --only) rest+=(--only "$2"); shift ;;
    --*) usage ;;
    *) rest+=("$1") ;;
  esac
  shift
done
begin=$SECONDS
mkdir -p "$out"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tar -xf "$archive" -C "$folder" || exit 5
{
  echo "revision $(cat "$folder/revision")"
  uname -sr
  nvidia-smi 2> /dev/null | head -15
  nvcc --version 2> /dev/null | tail -2
  python3 --version
} | tee "$out/versions.txt"

worst=0
# The device tests take a minute or two; they get a quarter of the time.
if [ ${#dry[@]} -gt 0 ]; then echo "dry run: the device tests are part of the test suite and are left out here"; else
  timeout $((budget / 4)) bash "$folder/gpu/run-device-tests.sh" "$folder" "$device" > "$out/device-tests.log" 2>&1
  code=$?
  tail -25 "$out/device-tests.log"
  echo "device tests: exit code $code"
  [ $code = 0 ] || { worst=5; [ $code != 1 ] || worst=1; }
fi
python3 "$folder/gpu/measure.py" "$folder/app" "$folder/peers" "$out" --device "$device" --budget $((budget - SECONDS + begin)) "${dry[@]}" "${rest[@]}"
code=$?
[ $code = 0 ] || [ $worst = 1 ] || worst=$code
# Logs of the parts stay, as far as they say anything; workloads and programs do not.
find "$out/work" -type f ! -name '*.log' -delete 2> /dev/null
find "$out/work" -type f -empty -delete 2> /dev/null
tar -C "$out" -czf "$out/logs.tar.gz" work && rm -rf "$out/work"
echo "finished after $((SECONDS - begin)) s, exit code $worst"
exit $worst
