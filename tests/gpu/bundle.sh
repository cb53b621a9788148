#!/usr/bin/env bash
# Makes one archive that holds all that run-all.sh needs on a GPU machine without .NET and without network: the device tests and the engine's `peers` with their own .NET runtime,
# the peers' sources, and the scripts. Needs a package source that serves ILGPU. Usage: bundle.sh ARCHIVE.tar.xz
set -euo pipefail
archive=$(realpath -m "${1:?usage: bundle.sh ARCHIVE.tar.xz}")
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# One folder for both programs: they share the runtime and the engine.
for project in tests/CoOpt.Gpu.Engine.Ilgpu.Tests tests/Peers/CoOpt.Gpu.Peers; do
  dotnet publish "$project" -c Release -r linux-x64 --self-contained -p:Ilgpu=true -nodeReuse:false -o "$folder/app" --nologo -v quiet
done
mkdir -p "$folder/peers" "$folder/gpu"
cp -r tests/Peers/py tests/Peers/gpu tests/Peers/workloads "$folder/peers/"
cp tests/gpu/*.sh tests/gpu/*.py "$folder/gpu/"
find "$folder" -name __pycache__ -prune -exec rm -rf {} +
git rev-parse HEAD > "$folder/revision" 2> /dev/null || echo unknown > "$folder/revision"
tar -C "$folder" -c . | xz -T0 -6 > "$archive"
du -h "$archive"
