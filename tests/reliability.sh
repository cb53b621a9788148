#!/usr/bin/env bash
# Runs what shows each of the reliability requirements R1 to R15 and tables what was measured. Usage:
#   tests/reliability.sh [R1 R2 …]            the short forms, minutes; the table goes to standard output
#   tests/reliability.sh --full [R1 R2 …]     the full counts, some hours (R7 kills and R11 fuzzes longest); results/reliability is written
#   --kept                                    with --full: storms and fuzzing that were run at full counts by themselves are taken from results/reliability instead of run again
#   --keep                                    a short form is written to results/reliability too, but never over a full count
#   --no-build                                the test projects are built already; those that are not are skipped
#   --list                                    the commands, nothing is run
# Rows of requirements that are not named stay as they are. Figures come from what the tests and scripts append to the file that COOPT_MEASURES names. Needs Python 3.
# Exit code 0: all that was run holds.
set -euo pipefail
cd "$(dirname "$0")/.."
exec env PYTHONDONTWRITEBYTECODE=1 python3 tests/reliability/reliability.py "$@"
