# What is kept of the scale; results/keep.sh runs this.
run=$(run experiments/13-scale/sweep.yaml)
large=$(run experiments/13-scale/large.yaml)
density=$(run experiments/13-scale/density.yaml)
regular=$(run experiments/13-scale/topologies.yaml)
keep scale/degree "$run" plan.json manifest.json
keep scale/large "$large" plan.json manifest.json
keep scale/density "$density" plan.json manifest.json
keep scale/topologies "$regular" plan.json manifest.json instances.csv
figures scale/degree "$run" experiments/13-scale/figures.yaml
figures scale/density "$density" experiments/13-scale/density.figures.yaml
figures scale/topologies "$regular" experiments/13-scale/topologies.figures.yaml
{
  printf '# Scale\n\n'
  summary "$large" --by method.alpha --of outcome=converged steps_to_tolerance distance feasibility_max/demand lambda2
  for one in "$run" "$density"; do
    summary "$one" --by problem.nodes --of edges_mean lambda2 lambda_max/lambda2 feasibility_max feasibility_max/demand
    summary "$one" --by links.coupling problem.nodes --of outcome=converged outcome=diverged
    summary "$one" --by links.coupling method.alpha problem.nodes --of steps_to_tolerance distance consensus
    summary "$one" --by links.coupling method.alpha problem.nodes --of steps_to_tolerance distance --against problem.nodes=16 --ratio
  done
  summary "$regular" --by network.topology problem.nodes --of outcome=converged steps_to_tolerance messages/nodes feasibility_max/demand lambda_max/lambda2
} > results/scale/summary.md
