#!/usr/bin/env bash
# Makes one archive that holds the device tests, the timings and their own .NET runtime, for a GPU machine without .NET and without network.
# Needs a package source that serves ILGPU. Usage: bundle.sh device-tests.tar.gz
set -euo pipefail
archive=$(realpath "${1:?usage: bundle.sh ARCHIVE.tar.gz}")
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet publish tests/CoOpt.Gpu.Engine.Ilgpu.Tests -c Release -r linux-x64 --self-contained -p:Ilgpu=true -o "$folder" --nologo -v quiet
tar -czf "$archive" -C "$folder" .
du -h "$archive"
