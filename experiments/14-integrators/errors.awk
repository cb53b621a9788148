# The largest differences of a run's states to those of reference.csv, for each instance and time, ‖difference‖/max(1, ‖state‖), Euclidean norms of (x, y, z) over all nodes.
# Usage: awk -f errors.awk inputs/instances.csv reference.csv RUN/instances.csv RUN/traces/part-*.csv RUN/states/part-*.csv > errors.csv
# error: to DOP853 at the run's own tolerances; error_tight: to DOP853 at rtol 1e-13; dop853_error: between those two.
BEGIN { FS = ","; OFS = "," }
FNR == 1 {
  file++
  delete at
  for (i = 1; i <= NF; i++) { at[$i] = i; name[i] = $i }
  columns = NF
  kind = ("y0" in at) ? "states" : ("lyapunov" in at && !("seed" in at)) ? "traces" : ("seed" in at) ? "instances" : ("dop853" in at) ? "reference" : "inputs"
  next
}
kind == "inputs" { loss[$1] = $at["loss"]; boxed[$1] = $at["boxed"]; count++ }
kind == "reference" { value[$1, $2, $3, $4] = $5; tight[$1, $2, $3, $4] = $6 }
kind == "instances" {
  stepper[$1] = ("method.stepper" in at) ? $at["method.stepper"] : "dopri5"
  step[$1] = ("method.step" in at) ? $at["method.step"] : "adaptive"
  outcome[$1] = $at["outcome"]
}
kind == "traces" { time[$1, $2] = $3 }
kind == "states" {
  # The instances of the inputs are the sweep's last axis.
  k = $1 % count
  t = time[$1, $2] + 0
  if (!((k, t, $3, "x") in value)) next
  row = $1 SUBSEP t
  if (!(row in size)) { order[++rows] = row; size[row] = 0; error[row] = 0; toTight[row] = 0; own[row] = 0 }
  for (i = 4; i <= columns; i++) {
    if ($i == "") continue
    key = k SUBSEP t SUBSEP $3 SUBSEP name[i]
    own[row] += (value[key] - tight[key]) ^ 2
    error[row] += ($i - value[key]) ^ 2
    toTight[row] += ($i - tight[key]) ^ 2
    size[row] += tight[key] ^ 2
  }
}
function relative(squares, size) { return sqrt(squares / (size > 1 ? size : 1)) }
END {
  print "instance", "method.stepper", "method.step", "loss", "boxed", "t", "error", "error_tight", "dop853_error"
  for (j = 1; j <= rows; j++) {
    row = order[j]
    split(row, part, SUBSEP)
    k = part[1] % count
    printf "%s,%s,%s,%s,%s,%s,%.6g,%.6g,%.6g\n", part[1], stepper[part[1]], step[part[1]], loss[k], boxed[k], part[2], relative(error[row], size[row]), relative(toTight[row], size[row]), relative(own[row], size[row])
  }
}
