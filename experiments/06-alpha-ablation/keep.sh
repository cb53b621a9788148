# What is kept of the gains; results/keep.sh runs this.
run=$(run experiments/06-alpha-ablation/sweep.yaml)
limit=$(run experiments/06-alpha-ablation/limit.yaml)
keep alpha-ablation/bound "$run" plan.json manifest.json
keep alpha-ablation/limit "$limit" plan.json manifest.json
figures alpha-ablation/bound "$run" experiments/06-alpha-ablation/figures.yaml
figures alpha-ablation/limit "$limit" experiments/06-alpha-ablation/limit.figures.yaml
{
  printf '# The gain\n\n'
  summary "$run" --by links.coupling within_printed --of outcome=converged outcome=diverged outcome=stalled distance
  summary "$run" --by links.coupling --of rate/rate_predicted feasibility_max bound_printed
  summary "$run" --by links.coupling --of tightness rate rate_predicted steps_to_tolerance --most rate --along method.alpha
  summary "$run" --by links.coupling --of tightness rate_predicted rate --most rate_predicted --along method.alpha
  summary "$run" --by links.coupling --of tightness rate_step --most rate_step --along method.alpha
  summary "$run" --by links.coupling --of tightness steps_to_tolerance --least steps_to_tolerance --along method.alpha
  summary "$run" --by links.coupling --of tightness distance --least distance --along method.alpha
  summary "$limit" --by problem.learning.loss links.coupling --of outcome=converged outcome=diverged feasibility_max bound_printed
  summary "$limit" --by problem.learning.loss links.coupling --of tightness rate --most rate --along method.alpha
  summary "$limit" --by problem.learning.loss links.coupling --of tightness distance --least distance --along method.alpha
} > results/alpha-ablation/summary.md
