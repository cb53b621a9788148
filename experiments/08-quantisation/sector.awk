# Least and greatest q(v)/v of each instance of sector.yaml, one row each, and the ends of the two sectors that are found in print; exact: the end that half a level (rounded down: a whole one) has. Usage: awk -f sector.awk RUN/instances.csv > sector.csv
BEGIN { FS = ","; OFS = "," }
FNR == 1 {
  for (i = 1; i <= NF; i++) at[$i] = i
  print "instance", "links.rounding", "links.coupling", "links.rho", "seed", "sector", "end", "quotient", "exact", "levels", "levels_exact"
  next
}
{
  rho = $at["links.rho"]
  down = $at["links.rounding"] == "floor"
  rows("least", -1, $at["sector_least"], down ? -1 : -0.5)
  rows("greatest", 1, $at["sector_greatest"], down ? 0 : 0.5)
}

# In units of a level, ρ: ln(q/v)/ρ.
function rows(end, sign, quotient, level) {
  exact = sprintf("%.12g", exp(rho * level))
  row("measured", end, quotient, exact, level)
  if ((down, end, rho) in done) return
  done[down, end, rho] = 1
  row("printed", end, 1 + sign * rho * rho / 4, exact, level)
  row("half", end, 1 + sign * rho / 2, exact, level)
}
function row(sector, end, quotient, exact, level) {
  printf "%s,%s,%s,%s,%s,%s,%s,%.17g,%s,%.9g,%s\n", $1, $at["links.rounding"], $at["links.coupling"], rho, $at["seed"], sector, end, quotient, exact, log(quotient) / rho, level
}
