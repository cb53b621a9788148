# What is kept of switching networks; results/keep.sh runs this.
pool=$(run experiments/10-switching/sweep.yaml)
joint=$(run experiments/10-switching/jointly.yaml)
keep switching/connected "$pool" plan.json manifest.json instances.csv
keep switching/jointly "$joint" plan.json manifest.json instances.csv
figures switching/connected "$pool" experiments/10-switching/figures.yaml
figures switching/jointly "$joint" experiments/10-switching/jointly.figures.yaml
{
  printf '# Switching networks\n\n'
  summary "$pool" --of feasibility_max tracker_drift_max
  summary "$pool" --by links.coupling network.switching.graphs network.switching.every --of outcome=converged steps_to_tolerance rate_predicted flow_rate distance
  summary "$pool" --by network.switching.graphs network.switching.every --of rate/rate_predicted
  summary "$joint" --of feasibility_max tracker_drift_max
  summary "$joint" --by network.switching.graphs --of lambda2_mean=0 lambda2_mean
  summary "$joint" --by links.coupling network.switching.graphs network.switching.every --of outcome=converged outcome=step-limit distance rate_predicted
} > results/switching/summary.md
