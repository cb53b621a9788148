# What is kept of the regression; results/keep.sh runs this.
run=$(run experiments/05-regression/sweep.yaml)
start=$(run experiments/05-regression/start.yaml)
keep regression/rate "$run" plan.json manifest.json instances.csv
keep regression/start "$start" plan.json manifest.json instances.csv
figures regression/rate "$run" experiments/05-regression/figures.yaml
figures regression/start "$start" experiments/05-regression/start.figures.yaml
{
  printf '# Regression\n\n'
  summary "$run" --by links.coupling method.alpha --of outcome=converged rate rate_predicted rate/rate_predicted rate_predicted/flow_rate distance feasibility_max
  summary "$run" --by links.coupling --of outcome=converged rate/rate_predicted feasibility_max
  summary "$start" --by links.coupling method.start.y method.start.z --of outcome=converged distance consensus start_offset 'abs(distance-start_offset)' loss_gap tracker_drift_max
} > results/regression/summary.md
