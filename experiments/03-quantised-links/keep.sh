# What is kept of the quantised links; results/keep.sh runs this.
run=$(run experiments/03-quantised-links/sweep.yaml)
keep quantised-links "$run" plan.json manifest.json instances.csv
figures quantised-links "$run" experiments/03-quantised-links/figures.yaml
{
  printf '# Quantised links\n\n'
  summary "$run" --by links.quantizer links.coupling --of 'abs(cost_gap/cost_opt)' consensus distance feasibility_max
} > results/quantised-links/summary.md
