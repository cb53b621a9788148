# What is kept of MNIST; results/keep.sh runs this. The files are read from experiments/02-mnist/data/mnist.
binary=$(run experiments/02-mnist/sweep.yaml)
rest=$(run experiments/02-mnist/one-versus-rest.yaml)
keep mnist/3-versus-5 "$binary" plan.json manifest.json instances.csv
keep mnist/one-versus-rest "$rest" plan.json manifest.json instances.csv
figures mnist/3-versus-5 "$binary" experiments/02-mnist/figures.yaml
figures mnist/one-versus-rest "$rest" experiments/02-mnist/one-versus-rest.figures.yaml
{
  printf '# MNIST\n\n'
  summary "$binary" --of accuracy-accuracy_opt accuracy accuracy_opt distance
  summary "$rest" --of accuracy-accuracy_opt
  summary "$rest" --by problem.learning.data.digit --of accuracy-accuracy_opt
} > results/mnist/summary.md
