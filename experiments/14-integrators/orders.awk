# From errors.csv of the runs with fixed steps: the worst error over the times for each instance, integrator and step, and (to -v slopes=FILE) the slope of ln error over ln step.
# Usage: awk -v slopes=slopes.csv -f orders.awk errors.csv > order.csv
# expected: the worst error at step 1/64 times (64·step)^order. A slope is fitted to errors of at least 1e-12, a hundred times what the reference is good for.
BEGIN { FS = ","; OFS = ","; order["euler"] = 1; order["rk4"] = 4; order["dopri5"] = 5; anchor = 0.015625 }
FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
  row = $at["instance"]
  if (!(row in worst)) { rows[++count] = row; worst[row] = 0 }
  stepper[row] = $at["method.stepper"]; step[row] = $at["method.step"]; loss[row] = $at["loss"]; boxed[row] = $at["boxed"]
  if ($at["error_tight"] + 0 > worst[row]) worst[row] = $at["error_tight"] + 0
}
END {
  print "instance", "method.stepper", "method.step", "loss", "boxed", "error", "expected"
  print "instance", "method.stepper", "loss", "boxed", "points", "slope" > slopes
  for (j = 1; j <= count; j++) {
    row = rows[j]
    if (step[row] + 0 == anchor) at64[row % 20, stepper[row]] = worst[row]
  }
  for (j = 1; j <= count; j++) {
    row = rows[j]
    k = (row % 20) SUBSEP stepper[row]
    printf "%s,%s,%s,%s,%s,%.6g,%.6g\n", row, stepper[row], step[row], loss[row], boxed[row], worst[row], at64[k] * (step[row] / anchor) ^ order[stepper[row]]
    if (!(k in n)) { keys[++fits] = k; kind[k] = stepper[row] "," loss[row] "," boxed[row] }
    if (worst[row] >= 1e-12) {
      x = log(step[row]); y = log(worst[row])
      n[k]++; sx[k] += x; sy[k] += y; sxx[k] += x * x; sxy[k] += x * y
    }
  }
  for (j = 1; j <= fits; j++) {
    k = keys[j]
    split(k, part, SUBSEP)
    if (n[k] >= 3) printf "%s,%s,%d,%.6g\n", part[1], kind[k], n[k], (n[k] * sxy[k] - sx[k] * sy[k]) / (n[k] * sxx[k] - sx[k] ^ 2) > slopes
  }
}
