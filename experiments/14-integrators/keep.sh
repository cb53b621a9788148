# What is kept of the integrators; results/keep.sh runs this. reference.csv is SciPy's: reference.py writes it, and nothing here does.
adaptive=$(run experiments/14-integrators/sweep.yaml)
order=$(run experiments/14-integrators/order.yaml)
keep integrators/adaptive "$adaptive" plan.json manifest.json instances.csv
keep integrators/order "$order" plan.json manifest.json instances.csv
errors() { awk -f experiments/14-integrators/errors.awk experiments/14-integrators/inputs/instances.csv results/integrators/reference.csv "$1"/instances.csv "$1"/traces/part-*.csv "$1"/states/part-*.csv; }
errors "$adaptive" > results/integrators/comparison.csv
errors "$order" | awk -v slopes=results/integrators/slopes.csv -f experiments/14-integrators/orders.awk > results/integrators/order.csv
"$coopt" report "$adaptive" --figures experiments/14-integrators/figures.yaml --figures-only --rows results/integrators/comparison.csv --out results/integrators/adaptive/figures
"$coopt" report "$order" --figures experiments/14-integrators/order.figures.yaml --figures-only --rows results/integrators/order.csv --out results/integrators/order/figures
{
  printf '# Integrators\n\n'
  summary results/integrators/comparison.csv --of error error_tight dop853_error
  summary results/integrators/comparison.csv --by loss boxed --of error error_tight dop853_error
  summary results/integrators/slopes.csv --by method.stepper boxed --of slope points
  summary results/integrators/order.csv --by method.stepper method.step boxed --of error
} > results/integrators/summary.md
