# What is kept of the stability frontier; results/keep.sh runs this.
quantised=$(run experiments/07-stability-frontier/sweep.yaml)
ideal=$(run experiments/07-stability-frontier/ideal.yaml)
step=$(run experiments/07-stability-frontier/step.yaml)
keep stability-frontier/quantised "$quantised" plan.json manifest.json
keep stability-frontier/ideal "$ideal" plan.json manifest.json instances.csv
keep stability-frontier/step "$step" plan.json manifest.json instances.csv
figures stability-frontier/quantised "$quantised" experiments/07-stability-frontier/figures.yaml
figures stability-frontier/ideal "$ideal" experiments/07-stability-frontier/ideal.figures.yaml
figures stability-frontier/step "$step" experiments/07-stability-frontier/step.figures.yaml
{
  printf '# Stability frontier\n\n## Without quantisation\n\n'
  summary "$ideal" --by problem.learning.definite --of frontier_lower/bound_printed frontier_lower/frontier_euler frontier_euler/frontier_flow bound_definite/bound_printed
  summary "$ideal" --by problem.learning.definite --of frontier_state=decided frontier_state=undecided frontier_state=censored frontier_probes frontier_steps
  summary "$ideal" --by problem.learning.definite network.p --of frontier_lower/bound_printed
  printf '## Over the step\n\n'
  summary "$step" --by problem.learning.definite method.step --of frontier_lower/bound_printed frontier_lower/frontier_flow frontier_lower/frontier_euler
  summary "$step" --of frontier_state=decided
  printf '## Quantised differences\n\n'
  summary "$quantised" --by problem.learning.definite --of frontier_lower/bound_printed frontier_lower/frontier_euler frontier_state=decided frontier_state=undecided frontier_undecided frontier_steps
  summary "$quantised" --by problem.learning.definite links.rho --of frontier_lower/bound_printed frontier_lower/frontier_euler frontier_state=undecided
  summary "$quantised" --by problem.learning.definite network.p --of frontier_lower/bound_printed
} > results/stability-frontier/summary.md
