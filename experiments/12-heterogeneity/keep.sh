# What is kept of the uneven data; results/keep.sh runs this.
run=$(run experiments/12-heterogeneity/sweep.yaml)
keep heterogeneity "$run" plan.json manifest.json
figures heterogeneity "$run" experiments/12-heterogeneity/figures.yaml
{
  printf '# Heterogeneity\n\n'
  splits=(problem.learning.split problem.learning.concentration problem.learning.unequalSizes)
  iid=problem.learning.split=iid,problem.learning.concentration=1,problem.learning.unequalSizes=false
  summary "$run" --by method.alpha "${splits[@]}" --of outcome=converged rate steps_to_tolerance step_size lipschitz loss_opt --where links.coupling=ideal
  summary "$run" --by method.alpha "${splits[@]}" --of rate steps_to_tolerance lipschitz loss_opt --where links.coupling=ideal --against "$iid" --ratio
  summary "$run" --by method.alpha "${splits[@]}" --of rate steps_to_tolerance --where links.coupling=edge --against "$iid" --ratio
  summary "$run" --by method.alpha "${splits[@]}" --of distance consensus 'abs(loss_gap/loss_opt)' --where links.coupling=node
  summary "$run" --by method.alpha "${splits[@]}" --of distance consensus 'abs(loss_gap/loss_opt)' --where links.coupling=node --against "$iid" --ratio
  summary "$run" --by links.coupling --of outcome=converged outcome=diverged feasibility_max
} > results/heterogeneity/summary.md
