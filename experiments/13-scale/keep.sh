# What is kept of the scale; results/keep.sh runs this.
run=$(run experiments/13-scale/sweep.yaml)
large=$(run experiments/13-scale/large.yaml)
density=$(run experiments/13-scale/density.yaml)
keep scale/degree "$run" plan.json manifest.json
keep scale/large "$large" plan.json manifest.json
keep scale/density "$density" plan.json manifest.json
figures scale/degree "$run" experiments/13-scale/figures.yaml
figures scale/density "$density" experiments/13-scale/density.figures.yaml
{
  printf '# Scale\n\n'
  summary "$large" --by method.alpha --of outcome=converged steps_to_tolerance distance feasibility_max/demand lambda2
  for one in "$run" "$density"; do
    summary "$one" --by problem.nodes --of edges_mean lambda2 lambda_max/lambda2 feasibility_max feasibility_max/demand
    summary "$one" --by links.coupling problem.nodes --of outcome=converged outcome=diverged
    summary "$one" --by links.coupling method.alpha problem.nodes --of steps_to_tolerance distance consensus
    summary "$one" --by links.coupling method.alpha problem.nodes --of steps_to_tolerance distance --against problem.nodes=16 --ratio
  done
} > results/scale/summary.md
