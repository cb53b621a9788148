# What is kept of density and topology; results/keep.sh runs this.
density=$(run experiments/09-density-and-topology/sweep.yaml)
topologies=$(run experiments/09-density-and-topology/topologies.yaml)
equal=$(run experiments/09-density-and-topology/equal-edges.yaml)
keep density-and-topology/density "$density" plan.json manifest.json instances.csv
keep density-and-topology/topologies "$topologies" plan.json manifest.json
keep density-and-topology/equal-edges "$equal" plan.json manifest.json instances.csv
figures density-and-topology/density "$density" experiments/09-density-and-topology/figures.yaml
figures density-and-topology/topologies "$topologies" experiments/09-density-and-topology/topologies.figures.yaml
figures density-and-topology/equal-edges "$equal" experiments/09-density-and-topology/equal-edges.figures.yaml
{
  printf '# Density and topology\n\n'
  summary "$density" --by links.coupling network.weights method.alpha network.p --of outcome=converged rate rate_predicted rate_step steps_to_tolerance bits
  summary "$density" --by links.coupling network.weights method.alpha network.p --of rate steps_to_tolerance bits --against network.p=1 --ratio
  summary "$density" --by network.weights network.p --of edges_mean lambda2 lambda2/lambda_max
  summary "$density" --of rate/rate_predicted feasibility_max
  summary "$topologies" --by links.coupling network.weights method.alpha network.topology --of outcome=converged rate steps_to_tolerance bits
  summary "$topologies" --by network.weights network.topology --of edges_mean lambda2 lambda2/lambda_max
  summary "$equal" --by links.coupling network.weights method.alpha network.topology network.p --of outcome=converged rate steps_to_tolerance bits
  summary "$equal" --by links.coupling network.weights method.alpha network.topology network.p --of rate steps_to_tolerance bits --against network.topology=exponential,network.p=0 --ratio
  summary "$equal" --by network.weights network.topology network.p --of edges_mean lambda2 lambda2/lambda_max
} > results/density-and-topology/summary.md
