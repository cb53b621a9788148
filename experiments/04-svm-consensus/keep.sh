# What is kept of the consensus on a support vector machine; results/keep.sh runs this.
run=$(run experiments/04-svm-consensus/sweep.yaml)
lyapunov=$(run experiments/04-svm-consensus/lyapunov.yaml)
keep svm-consensus "$run" plan.json manifest.json instances.csv
figures svm-consensus "$run" experiments/04-svm-consensus/figures.yaml
keep svm-consensus/lyapunov "$lyapunov" plan.json manifest.json instances.csv
figures svm-consensus/lyapunov "$lyapunov" experiments/04-svm-consensus/lyapunov.figures.yaml
{
  printf '# Consensus on a support vector machine\n\n'
  summary "$run" --by links.coupling method.alpha --of outcome=converged outcome=stalled steps_to_tolerance consensus distance 'abs(cost_gap/cost_opt)' 'abs(loss_gap/loss_opt)'
  summary "$run" --by links.coupling --of outcome=converged feasibility_max feasibility_max/demand tracker_drift_max
  summary "$run" --of feasibility_max tracker_drift_max outcome=diverged
  summary "$lyapunov" --by links.coupling method.stepper method.start.z --of lyapunov_rises=0 lyapunov_rises/trace_points lyapunov_peak
  summary "$lyapunov" --by links.coupling method.stepper method.start.z method.alpha --of lyapunov_rises=0 lyapunov_rises/trace_points lyapunov_peak
} > results/svm-consensus/summary.md
