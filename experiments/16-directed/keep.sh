# What is kept of one-way links; results/keep.sh runs this.
run=$(run experiments/16-directed/sweep.yaml)
keep directed "$run" plan.json manifest.json instances.csv
figures directed "$run" experiments/16-directed/figures.yaml
{
  printf '# One-way links\n\n'
  summary "$run" --by network.weights network.oneWay --of feasibility_predicted redraws demand
  summary "$run" --by links.quantizer links.coupling network.weights network.oneWay --of feasibility_max tracker_drift_max distance
  summary "$run" --by links.quantizer links.coupling --of feasibility_max --against network.oneWay=0
} > results/directed/summary.md
