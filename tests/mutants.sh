#!/usr/bin/env bash
# Applies each edit of tests/mutants.txt to a copy of the sources, one at a time, and runs the tests that must catch it: they must fail, or never end. Usage: tests/mutants.sh [PATTERN] (of the names; all without).
# Prints a line for each and "N of M caught" at the end; exits 1 where one was not caught, or its text is not in the file once. A mutant that does not build is no mutant and counts as not caught.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
pattern=${1:-}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en
patience=300
built=" " caught=0 total=0 name="" file="" test="" old="" new=""

try() {
  [ -n "$name" ] || return 0
  case $name in *"$pattern"*) ;; *) return 0 ;; esac
  total=$((total + 1))
  local project=${test%% *} filter=${test#* } text changed start=$SECONDS verdict log="$copy/log"
  text=$(cat "$copy/$file" && printf x) || { echo "NOT APPLIED  $name: no $file"; return; }
  text=${text%x}
  changed=${text/"$old"/"$new"}
  if [ "$changed" = "$text" ] || [ "${changed/"$old"/}" != "$changed" -a "${new/"$old"/}" = "$new" ]; then
    echo "NOT APPLIED  $name: its text is not in $file once"
    return
  fi
  # The first time with all that the tests need; from then on the one project that changed, whose assembly takes the old one's place.
  if [[ $built != *" $project "* ]]; then
    dotnet build "$copy/$project" -c Release -v q --nologo > "$log" 2>&1 || { echo "the tests of $project do not build"; cat "$log"; exit 1; }
    built="$built$project "
    mkdir -p "$copy/whole/$project"
    cp "$copy/$project"/bin/Release/net10.0/CoOpt.Gpu.*.dll "$copy/whole/$project/"
  fi
  local folder
  folder=$(dirname "$copy/$file")
  while ! ls "$folder"/*.csproj > /dev/null 2>&1; do folder=$(dirname "$folder"); done
  local assembly
  assembly=$(basename "$folder").dll
  printf %s "$changed" > "$copy/$file"
  if ! dotnet build "$folder" -c Release --no-dependencies --no-restore -p:TreatWarningsAsErrors=false -v q --nologo > "$log" 2>&1; then
    verdict="NOT BUILT "
  else
    cp "$folder/bin/Release/net10.0/$assembly" "$copy/$project/bin/Release/net10.0/$assembly"
    if timeout "$patience" dotnet test "$copy/$project/bin/Release/net10.0/${project##*/}.dll" --nologo --filter "$filter" > "$log" 2>&1; then
      verdict="NOT CAUGHT"
    elif grep -q "No test matches" "$log"; then
      verdict="NO TEST   "
    else
      verdict="caught    "
      caught=$((caught + 1))
    fi
  fi
  printf '%s  %s (%s s)\n' "$verdict" "$name" "$((SECONDS - start))"
  printf %s "$text" > "$copy/$file"
  cp "$copy/whole/$project/$assembly" "$copy/$project/bin/Release/net10.0/$assembly"
}

while IFS= read -r line || [ -n "$line" ]; do
  case $line in
    '#'*) ;;
    '@ '*) try; name=${line#@ } file="" test="" old="" new="" ;;
    -*) old="${old:+$old$'\n'}${line#-}" ;;
    +*) new="${new:+$new$'\n'}${line#+}" ;;
    ?*) if [ -z "$file" ]; then file=$line; else test=$line; fi ;;
  esac
done < tests/mutants.txt
try

echo "$caught of $total caught"
[ "$total" -gt 0 ] && [ "$caught" = "$total" ]
