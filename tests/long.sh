#!/usr/bin/env bash
# The reliability tests with their full counts; minutes instead of seconds. Arguments go to dotnet test.
set -euo pipefail
cd "$(dirname "$0")/.."
COOPT_LONG_TESTS=1 dotnet test -c Release tests/CoOpt.Gpu.Engine.Tests --filter "FullyQualifiedName~Reliability" --logger "console;verbosity=detailed" "$@"
