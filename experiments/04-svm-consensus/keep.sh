# What is kept of the consensus on a support vector machine; results/keep.sh runs this.
run=$(run experiments/04-svm-consensus/sweep.yaml)
keep svm-consensus "$run" plan.json manifest.json instances.csv
figures svm-consensus "$run" experiments/04-svm-consensus/figures.yaml
{
  printf '# Consensus on a support vector machine\n\n'
  summary "$run" --by links.coupling method.alpha --of outcome=converged outcome=stalled steps_to_tolerance consensus distance 'abs(cost_gap/cost_opt)' 'abs(loss_gap/loss_opt)'
  summary "$run" --by links.coupling --of outcome=converged feasibility_max feasibility_max/demand tracker_drift_max
  summary "$run" --of feasibility_max tracker_drift_max outcome=diverged
} > results/svm-consensus/summary.md
