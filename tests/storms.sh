#!/usr/bin/env bash
# Disturbs runs of the published program and holds what comes out against undisturbed ones: signals, kills, failing system calls, full disks, damaged files. Usage:
#   tests/storms.sh                       what there is
#   tests/storms.sh NAME|all              the short form, seconds to a minute
#   tests/storms.sh NAME|all --full       the full counts, minutes to an hour; rows and manifest go to results/reliability/storms
# Further arguments go to the tool: --seed N, --jobs N (cases side by side), --calls openat,write (only these kinds), --work FOLDER (for runs; a disk, not memory, where fsync should mean something). COOPT names a program to test instead of one
# built here. Linux; strace and the right to mount a tmpfs where there are such. Exit code 0: no case failed.
set -euo pipefail
cd "$(dirname "$0")/.."
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
quiet=(-c Release -v q --nologo -nodeReuse:false)

dotnet build tests/CoOpt.Gpu.Storms.Tests "${quiet[@]}" > "$built/log" || { cat "$built/log"; exit 1; }
storms=(dotnet tests/CoOpt.Gpu.Storms.Tests/bin/Release/net10.0/storms.dll)
[ $# -gt 0 ] || { "${storms[@]}" || exit 0; }
coopt=${COOPT:-}
if [ -z "$coopt" ]; then
  dotnet publish src/CoOpt.Gpu.Cli "${quiet[@]}" --artifacts-path "$built/artifacts" -r linux-x64 --self-contained -p:PublishSingleFile=true -o "$built/coopt" > "$built/log" || { cat "$built/log"; exit 1; }
  coopt=$built/coopt/coopt
fi
results=()
for argument in "$@"; do [ "$argument" != --full ] || results=(--results results/reliability/storms); done
"${storms[@]}" "$@" --coopt "$coopt" --library tests/CoOpt.Gpu.Storms.Tests/bin/Release/net10.0/coopt.dll "${results[@]}"
