# What is kept of the schedulers; results/keep.sh runs this.
mkdir -p results/cpu-schedulers
{
  printf '# CPU schedulers\n\n'
  for part in sweep box equal-bits equal-bits-box; do
    run=$(run "experiments/11-cpu-schedulers/$part.yaml")
    keep "cpu-schedulers/$part" "$run" plan.json manifest.json instances.csv
    summary "$run" --by method.algorithm links.quantizer links.coupling --of 'abs(cost_gap/cost_opt)' bits outcome=diverged feasibility
    case $part in
      sweep) partner=method.step=0.261 ;;
      box) partner=method.step=0.1 ;;
      equal-bits) partner=method.step=0.261,method.steps=92 ;;
      *) partner=method.step=0.1,method.steps=92 ;;
    esac
    summary "$run" --by method.algorithm links.quantizer links.coupling --of 'abs(cost_gap)' --ratio \
      --against "method.algorithm=co-optimization,links.quantizer=log,links.coupling=edge,method.momentum=0,$partner"
  done
  for part in curves curves-box; do
    recipes=figures.yaml
    [ "$part" = curves ] || recipes=box.figures.yaml
    run=$(run "experiments/11-cpu-schedulers/$part.yaml")
    keep "cpu-schedulers/$part" "$run" plan.json manifest.json
    figures "cpu-schedulers/$part" "$run" "experiments/11-cpu-schedulers/$recipes"
    summary "$run" --by method.algorithm --where method.algorithm=balanced --of cost_gap cost_gap/cost_opt feasibility steps bits
  done
  for part in steps momentum sign saturated admm dual-ascent; do
    run=$(run "experiments/11-cpu-schedulers/tune-$part.yaml")
    keep "cpu-schedulers/tune-$part" "$run" plan.json manifest.json
  done
} > results/cpu-schedulers/summary.md
