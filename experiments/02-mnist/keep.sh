# What is kept of MNIST; results/keep.sh runs this. The files are read from experiments/02-mnist/data/mnist.
binary=$(run experiments/02-mnist/sweep.yaml)
rest=$(run experiments/02-mnist/one-versus-rest.yaml)
rho=$(run experiments/02-mnist/rho.yaml)
keep mnist/3-versus-5 "$binary" plan.json manifest.json instances.csv
keep mnist/one-versus-rest "$rest" plan.json manifest.json instances.csv
keep mnist/rho "$rho" plan.json manifest.json instances.csv
figures mnist/3-versus-5 "$binary" experiments/02-mnist/figures.yaml
figures mnist/one-versus-rest "$rest" experiments/02-mnist/one-versus-rest.figures.yaml
figures mnist/rho "$rho" experiments/02-mnist/rho.figures.yaml
{
  printf '# MNIST\n\n'
  summary "$binary" --of accuracy-accuracy_opt accuracy accuracy_opt distance
  summary "$rest" --of accuracy-accuracy_opt
  summary "$rest" --by problem.learning.data.digit --of accuracy-accuracy_opt
  summary "$rho" --by links.quantizer links.coupling links.rho --of loss_gap 'abs(cost_gap)' accuracy-accuracy_opt bits
  summary "$rho" --by links.quantizer links.coupling links.rho --of loss_gap 'abs(cost_gap)' --against links.quantizer=log --ratio
  summary "$rho" --of feasibility_max tracker_drift_max
} > results/mnist/summary.md
