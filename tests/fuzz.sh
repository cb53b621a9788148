#!/usr/bin/env bash
# Fuzzing of the parsers: mutated and generated inputs in processes of their own, each at most 1 s and 256 MB. Usage: tests/fuzz.sh PARSER|all COUNT [--seed S] [--processes N] [--csv FILE] [--findings FOLDER] [--state FOLDER] [--outcomes].
# With --state a campaign that was stopped goes on where it was, if the build is the same. Beside the table of --csv goes a manifest, .json.
# Inputs follow from parser, seed and index alone; `coopt-fuzz input PARSER SEED INDEX` gives one again. Exits 1 where an input did what none may do: it is kept in the folder of findings.
# An input that has broken a parser belongs into tests/CoOpt.Gpu.Fuzz/Corpus/PARSER (as .hex where it is no plain text).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -ge 2 ] || { sed -n '2s/.*Usage: //p' "${BASH_SOURCE[0]}" >&2; exit 2; }
dotnet build tests/CoOpt.Gpu.Fuzz -c Release -v q --nologo -clp:NoSummary > /dev/null
exec tests/CoOpt.Gpu.Fuzz/bin/Release/net10.0/coopt-fuzz run "$@"
