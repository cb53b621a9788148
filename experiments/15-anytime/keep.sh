# What is kept of stopping anywhere; results/keep.sh runs this.
run=$(run experiments/15-anytime/sweep.yaml)
keep anytime "$run" plan.json manifest.json
figures anytime "$run" experiments/15-anytime/figures.yaml
{
  printf '# Stopping anywhere\n\n'
  summary "$run" --by method.algorithm links.quantizer links.coupling --of feasibility_max demand
  for algorithm in balanced admm dual-ascent; do
    summary "$run" --by method.steps --of feasibility cost_gap --where "method.algorithm=$algorithm"
  done
} > results/anytime/summary.md
