#!/usr/bin/env bash
# Runs the experiments and keeps what is worth keeping under results/<experiment>/: the plan, the manifest, small tables, a summary, and figures with the rows they plot. Usage: results/keep.sh [quickstart|quantised-links|mnist]…
# Without arguments all of them. MNIST's files are read from experiments/02-mnist/data/mnist, which git ignores (a link will do).
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release -v q --nologo src/CoOpt.Gpu.Cli
coopt=src/CoOpt.Gpu.Cli/bin/Release/net10.0/coopt

# run SPEC: runs it anew, prints the run's folder.
run() { "$coopt" run "$1" --rerun --progress none; }

# keep FOLDER RUN FILE…: copies files of a run.
keep() {
  local to=results/$1 from=$2 file
  shift 2
  mkdir -p "$to"
  for file in "$@"; do cp "$from/$file" "$to/"; done
}

# figures FOLDER RUN RECIPES: the figures of a run, beside what was kept of it.
figures() { "$coopt" report "$2" --figures "$3" --figures-only --out "results/$1/figures"; }

# summary RUN ARGUMENT…: the command, then its table.
summary() {
  local from=$1
  shift
  printf '`coopt summary %s%s`\n\n' "$from" "$(printf ' %q' "$@")"
  "$coopt" summary "$from" "$@"
  printf '\n'
}

quickstart() {
  local run
  run=$(run experiments/01-quickstart/sweep.yaml)
  keep quickstart "$run" plan.json manifest.json
  figures quickstart "$run" experiments/01-quickstart/figures.yaml
  {
    printf '# Quickstart\n\n'
    summary "$run" --by links.rho --of outcome=stalled distance cost_gap bits
    summary "$run" --by network.p --of outcome=stalled distance lambda2
    summary "$run" --by within_printed --of tightness feasibility_max tracker_drift_max
  } > results/quickstart/summary.md
}

quantised-links() {
  local run
  run=$(run experiments/03-quantised-links/sweep.yaml)
  keep quantised-links "$run" plan.json manifest.json instances.csv
  figures quantised-links "$run" experiments/03-quantised-links/figures.yaml
  {
    printf '# Quantised links\n\n'
    summary "$run" --by links.quantizer links.coupling --of 'abs(cost_gap/cost_opt)' consensus distance feasibility_max
  } > results/quantised-links/summary.md
}

mnist() {
  local binary rest
  binary=$(run experiments/02-mnist/sweep.yaml)
  rest=$(run experiments/02-mnist/one-versus-rest.yaml)
  keep mnist/3-versus-5 "$binary" plan.json manifest.json instances.csv
  keep mnist/one-versus-rest "$rest" plan.json manifest.json instances.csv
  figures mnist/3-versus-5 "$binary" experiments/02-mnist/figures.yaml
  figures mnist/one-versus-rest "$rest" experiments/02-mnist/one-versus-rest.figures.yaml
  {
    printf '# MNIST\n\n'
    summary "$binary" --of accuracy-accuracy_opt accuracy accuracy_opt distance
    summary "$rest" --of accuracy-accuracy_opt
    summary "$rest" --by problem.learning.data.digit --of accuracy-accuracy_opt
  } > results/mnist/summary.md
}

if [ $# = 0 ]; then set -- quickstart quantised-links mnist; fi
for experiment in "$@"; do "$experiment"; done
