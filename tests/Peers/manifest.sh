#!/usr/bin/env bash
# Writes manifest.json beside measured files: what made them, on what machine, and a hash of each. Usage: manifest.sh FOLDER COMMAND FILE…, files by their names in the folder.
set -euo pipefail
folder=$1 command=$2
shift 2
top=$(cd "$(dirname "$0")/../.." && pwd)
revision=$(git -C "$top" rev-parse HEAD)
git -C "$top" diff --quiet HEAD -- src kernels tests || revision="$revision with changes"
text() { sed 's/\\/\\\\/g; s/"/\\"/g; s/[[:cntrl:]]//g' <<< "$1" | tr -d '\n'; }
memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
{
  printf '{\n  "schema": 1,\n'
  printf '  "command": "%s",\n' "$(text "$command")"
  printf '  "revision": "%s",\n' "$(text "$revision")"
  printf '  "date": "%s",\n' "$(date -u +%FT%TZ)"
  printf '  "processor": "%s",\n' "$(text "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)")"
  printf '  "cores": %s,\n  "memory_gib": %s,\n' "$(nproc)" "$memory"
  printf '  "system": "%s",\n' "$(text "$(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r)")"
  printf '  "dotnet": "%s",\n' "$(dotnet --version)"
  printf '  "load_average": %s,\n' "$(cut -d' ' -f1 /proc/loadavg)"
  printf '  "files": {'
  separator=
  for file in "$@"; do
    printf '%s\n    "%s": "%s"' "$separator" "$(text "$file")" "$(sha256sum "$folder/$file" | cut -d' ' -f1)"
    separator=,
  done
  printf '\n  }\n}\n'
} > "$folder/manifest.json"
