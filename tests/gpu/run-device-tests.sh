#!/usr/bin/env bash
# Runs the bundle's device tests on this machine: every device test body in every mapping, bits against the CPU device, then timings. Needs nothing but a GPU driver.
# Usage: run-device-tests.sh ARCHIVE.tar.xz|FOLDER [cuda|cuda:1|opencl|ilgpu-cpu]; exits 1 if a test failed, 5 if there is no such device.
set -euo pipefail
bundle=$(realpath "${1:?usage: run-device-tests.sh ARCHIVE.tar.xz|FOLDER [device]}")
device=${2:-cuda}
if [ ! -d "$bundle" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  tar -xf "$bundle" -C "$folder"
  bundle=$folder
fi
command -v nvidia-smi >/dev/null && nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader || true
"$bundle/app/CoOpt.Gpu.Engine.Ilgpu.Tests" "$device"
