#!/usr/bin/env bash
# Runs the quickstart, makes its report, and takes the pictures of it that README.md shows, light and dark: results/quickstart/screenshots/*.png.
# Needs chromium. Usage: tests/figures/screenshots.sh [RUN]   (RUN: the folder of a quickstart run that is there already)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v chromium > /dev/null || { echo "chromium is not installed"; exit 5; }

# More than this is too much to clone for a picture.
largest=200000

dotnet build src/CoOpt.Gpu.Cli -c Release --nologo -v quiet
coopt() { dotnet src/CoOpt.Gpu.Cli/bin/Release/net10.0/coopt.dll "$@"; }
run=${1:-$(coopt run experiments/01-quickstart/sweep.yaml --progress none)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
coopt report "$run" --out "$work" > /dev/null
to=results/quickstart/screenshots
mkdir -p "$to"

# shot NAME FILE WIDTH HEIGHT: the beginning of a page. Blink's schemes are 0 for dark and 1 for light.
shot() {
  local scheme number picture
  for scheme in light dark; do
    number=$([ "$scheme" = dark ] && echo 0 || echo 1)
    picture=$to/$1-$scheme.png
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --host-resolver-rules="MAP * ~NOTFOUND" --user-data-dir="$work/profile" \
      --blink-settings=preferredColorScheme="$number" --window-size="$3,$4" --screenshot="$picture" "file://$2" 2> /dev/null
    echo "$picture $(wc -c < "$picture") bytes"
    [ "$(wc -c < "$picture")" -le "$largest" ] || { echo "$picture is larger than $largest bytes"; exit 1; }
  done
}

# section ID: a page with that section alone.
section() {
  awk -v start="<section id=\"$1\">" '/^<nav/ { skip = 1 } !skip && !body { print } /^<main>/ { body = 1 } /^<\/nav>/ { skip = 0 }
    $0 == start { on = 1 } on { print } on && /^<\/section>/ { print "</main></div></body></html>"; exit }' "$work/report.html" > "$work/$1.html"
  [ "$(wc -l < "$work/$1.html")" -gt 20 ] || { echo "no section $1 in the report"; exit 1; }
  echo "$work/$1.html"
}

shot report "$work/report.html" 1180 960
shot ablation "$(section ablation-rho)" 960 940
shot pairs "$(section ablation-pairs)" 960 1000
