# What is kept of the quickstart; results/keep.sh runs this.
run=$(run experiments/01-quickstart/sweep.yaml)
keep quickstart "$run" plan.json manifest.json
figures quickstart "$run" experiments/01-quickstart/figures.yaml
{
  printf '# Quickstart\n\n'
  summary "$run" --by links.rho --of outcome=stalled distance cost_gap bits
  summary "$run" --by network.p --of outcome=stalled distance lambda2
  summary "$run" --by within_printed --of tightness feasibility_max tracker_drift_max
} > results/quickstart/summary.md
