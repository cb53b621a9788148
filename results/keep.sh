#!/usr/bin/env bash
# Runs the experiments and keeps what is worth keeping under results/<experiment>/: the plan, the manifest, small tables, a summary, and figures with the rows they plot. Usage: results/keep.sh [--reuse] [experiment]…,
# an experiment by its folder's name without the number (quickstart, mnist, …), or claims; without any all of them, the claims last. What one experiment keeps, its own keep.sh says. Every run is made anew, but
# with --reuse complete ones under results/runs are taken as they are. MNIST's files are read from experiments/02-mnist/data/mnist, which git ignores (a link will do).
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release -v q --nologo src/CoOpt.Gpu.Cli
coopt=src/CoOpt.Gpu.Cli/bin/Release/net10.0/coopt

anew=(--rerun)
if [ "${1:-}" = --reuse ]; then
  anew=()
  shift
fi

# run SPEC [OPTION]…: runs it, prints the run's folder.
run() { "$coopt" run "$@" "${anew[@]}" --progress none; }

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

all=("$@")
if [ $# = 0 ]; then
  for folder in experiments/[0-9]*/; do
    name=${folder#experiments/*-}
    all+=("${name%/}")
  done
  all+=(claims)
fi
for name in "${all[@]}"; do
  if [ "$name" = claims ]; then
    # The experiments have just been run, or are to be taken as they are.
    "$coopt" claims --quick --progress none "${anew[@]}"
    "$coopt" claims --progress none
    continue
  fi
  folder=$(echo experiments/[0-9]*-"$name")
  [ -f "$folder/keep.sh" ] || { echo "keep.sh: no experiment $name with a keep.sh; there are $(ls -d experiments/[0-9]*/)" >&2; exit 2; }
  echo "== $name" >&2
  source "$folder/keep.sh"
done
