# What is kept of sign-indefinite local losses; results/keep.sh runs this.
run=$(run experiments/17-non-convex/sweep.yaml)
frontier=$(run experiments/17-non-convex/frontier.yaml)
keep non-convex/sweep "$run" plan.json manifest.json
keep non-convex/frontier "$frontier" plan.json manifest.json instances.csv
figures non-convex/sweep "$run" experiments/17-non-convex/figures.yaml
figures non-convex/frontier "$frontier" experiments/17-non-convex/frontier.figures.yaml
{
  printf '# Sign-indefinite local losses\n\n## Below and above the bound\n\n'
  summary "$run" --by links.coupling within_printed --of outcome=converged outcome=diverged distance consensus
  summary "$run" --by links.coupling method.alpha --of outcome=converged outcome=diverged outcome=stalled
  summary "$run" --by links.coupling --of 'rate/rate_predicted' feasibility_max
  printf '## The frontier\n\n'
  summary "$frontier" --of frontier_lower/bound_printed frontier_flow/bound_printed bound_definite/bound_printed frontier_flow/bound_definite frontier_lower/frontier_euler frontier_state=decided
  summary "$frontier" --by problem.nodes problem.learning.dimensions --of frontier_lower/bound_printed
} > results/non-convex/summary.md
