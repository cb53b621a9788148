# What is kept of the quantisers; results/keep.sh runs this.
run=$(run experiments/08-quantisation/sweep.yaml)
rounding=$(run experiments/08-quantisation/rounding.yaml)
bits=$(run experiments/08-quantisation/bits.yaml)
sector=$(run experiments/08-quantisation/sector.yaml)
keep quantisation/step "$run" plan.json manifest.json instances.csv
keep quantisation/rounding "$rounding" plan.json manifest.json
keep quantisation/bits "$bits" plan.json manifest.json
figures quantisation/step "$run" experiments/08-quantisation/figures.yaml
figures quantisation/rounding "$rounding" experiments/08-quantisation/rounding.figures.yaml
figures quantisation/bits "$bits" experiments/08-quantisation/bits.figures.yaml
keep quantisation/sector "$sector" plan.json manifest.json instances.csv
awk -f experiments/08-quantisation/sector.awk "$sector"/instances.csv > results/quantisation/sector/sector.csv
"$coopt" report "$sector" --figures experiments/08-quantisation/sector.figures.yaml --figures-only --rows results/quantisation/sector/sector.csv --out results/quantisation/sector/figures
{
  printf '# Quantisation\n\n'
  summary "$run" --by links.coupling links.quantizer links.rho --of 'abs(cost_gap/cost_opt)' consensus bits/messages
  summary "$run" --by links.rho --of 'abs(cost_gap/cost_opt)' consensus bits --against links.quantizer=log --ratio --where links.coupling=node
  summary "$run" --by links.coupling links.quantizer --of 'abs(cost_gap/cost_opt)' consensus feasibility_max
  summary "$rounding" --by links.coupling --of 'abs(cost_gap/cost_opt)' consensus steps bits --against links.rounding=nearest --ratio
  summary "$rounding" --by links.coupling links.rounding --of outcome=converged
  summary "$bits" --by links.coupling method.stopAt links.quantizer --of bits links.rho bits/messages steps --least bits --along links.rho links.delta --where outcome=converged
  summary "$bits" --by links.coupling method.stopAt --of bits --least bits --along links.rho links.delta --where outcome=converged --against links.quantizer=log --ratio
  summary results/quantisation/sector/sector.csv --by links.rho end sector --of quotient --where links.rounding=nearest
  summary results/quantisation/sector/sector.csv --by links.rounding links.coupling end --of levels --where sector=measured
} > results/quantisation/summary.md
