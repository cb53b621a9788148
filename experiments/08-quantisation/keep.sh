# What is kept of the quantisers; results/keep.sh runs this.
run=$(run experiments/08-quantisation/sweep.yaml)
rounding=$(run experiments/08-quantisation/rounding.yaml)
bits=$(run experiments/08-quantisation/bits.yaml)
keep quantisation/step "$run" plan.json manifest.json instances.csv
keep quantisation/rounding "$rounding" plan.json manifest.json
keep quantisation/bits "$bits" plan.json manifest.json
figures quantisation/step "$run" experiments/08-quantisation/figures.yaml
figures quantisation/rounding "$rounding" experiments/08-quantisation/rounding.figures.yaml
figures quantisation/bits "$bits" experiments/08-quantisation/bits.figures.yaml
{
  printf '# Quantisation\n\n'
  summary "$run" --by links.coupling links.quantizer links.rho --of 'abs(cost_gap/cost_opt)' consensus bits/messages
  summary "$run" --by links.rho --of 'abs(cost_gap/cost_opt)' consensus bits --against links.quantizer=log --ratio --where links.coupling=node
  summary "$run" --by links.coupling links.quantizer --of 'abs(cost_gap/cost_opt)' consensus feasibility_max
  summary "$rounding" --by links.coupling --of 'abs(cost_gap/cost_opt)' consensus steps bits --against links.rounding=nearest --ratio
  summary "$rounding" --by links.coupling links.rounding --of outcome=converged
  summary "$bits" --by links.coupling method.stopAt links.quantizer --of bits links.rho bits/messages steps --least bits --along links.rho links.delta --where outcome=converged
  summary "$bits" --by links.coupling method.stopAt --of bits --least bits --along links.rho links.delta --where outcome=converged --against links.quantizer=log --ratio
} > results/quantisation/summary.md
