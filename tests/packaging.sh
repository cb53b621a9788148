#!/usr/bin/env bash
# Builds the program in both forms in which it is handed out, a dotnet tool and a single file that needs no .NET, and tries each: version, a valid spec, a tiny run, its
# verification and report. The single file must make the tool's run again byte by byte. Everything is built below a temporary folder, which is removed. Usage: tests/packaging.sh
set -euo pipefail
cd "$(dirname "$0")/.."
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
project=src/CoOpt.Gpu.Cli
quiet=(-c Release -v q --nologo -nodeReuse:false --artifacts-path "$top/artifacts")

cat > "$top/tiny.yaml" <<'SPEC'
schema: 1
name: tiny
problem: { nodes: 6, cpu: { box: none }, learning: { loss: quadratic } }
network: { topology: ring }
links: { quantizer: log, rho: 0.125 }
method: { steps: 400 }
sweep:
  method.alpha: lin(0.5, 1.5, 3) * bound
  seed: range(0, 4)
trace: { every: 20 }
SPEC

# try NAME PROGRAM: what a first user does.
try() {
  local name=$1 program=$2 run
  echo "== $name: $("$program" --version)"
  "$program" validate "$top/tiny.yaml"
  run=$("$program" run "$top/tiny.yaml" --out "$top/$name" --device cpu --progress none 2> "$top/$name.log") || { cat "$top/$name.log"; exit 1; }
  "$program" verify "$run"
  "$program" report "$run" > "$top/$name.log"
  test -s "$run/report.html" && test -s "$run/report.md"
  "$program" verify "$run"
  # An absent ILGPU is said and is no error.
  "$program" devices > "$top/$name.devices"
}

# The median of nine starts.
start_up() {
  local program=$1 k begin median
  median=$(for k in 1 2 3 4 5 6 7 8 9; do
    begin=$(date +%s%N)
    "$program" --help > "$top/help"
    echo $((($(date +%s%N) - begin) / 1000000))
  done | sort -n | sed -n 5p)
  echo "--help in $median ms"
  [ "$median" -le 300 ] || { echo "slower than 300 ms"; exit 1; }
}

dotnet pack "$project" "${quiet[@]}" -o "$top/packages"
NUGET_PACKAGES=$top/cache dotnet tool install CoOpt.Gpu.Cli --tool-path "$top/tool" --source "$top/packages" > "$top/install.log" || { cat "$top/install.log"; exit 1; }
try tool "$top/tool/coopt"
start_up "$top/tool/coopt"

dotnet publish "$project" "${quiet[@]}" -r linux-x64 --self-contained -p:PublishSingleFile=true -o "$top/single"
[ "$(ls "$top/single")" = coopt ] || { echo "more than one file:"; ls -l "$top/single"; exit 1; }
try single "$top/single/coopt"
start_up "$top/single/coopt"

"$top/single/coopt" rerun "$top"/tool/tiny-* --check --out "$top/again" --progress none
echo "packaging: both forms work and give the same bytes"
