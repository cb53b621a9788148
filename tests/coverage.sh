#!/usr/bin/env bash
# Line and branch coverage of the code that commits, checkpoints, merges and parses, by the tests of its projects. Usage: tests/coverage.sh [--report-only]
# Prints a table by folder and every file below the limits; fails below 95 % of lines or 90 % of branches over all. Needs the package coverlet.collector (MIT) from the registry.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD out=$PWD/TestResults/coverage
version=8.0.1
line_limit=95 branch_limit=90

# Folder or file, one a line: what is measured.
code="src/CoOpt.Gpu.Results/Files/
src/CoOpt.Gpu.Results/Shards/
src/CoOpt.Gpu.Results/Merging/
src/CoOpt.Gpu.Results/Checkpoints/
src/CoOpt.Gpu.Results/Runs/
src/CoOpt.Gpu.Results/Plans/
src/CoOpt.Gpu.Results/Manifests/ManifestJson.cs
src/CoOpt.Gpu.Results/Manifests/RunManifest.cs
src/CoOpt.Gpu.Results/Tables/TableReader.cs
src/CoOpt.Gpu.Results/Tables/TableRow.cs
src/CoOpt.Gpu.Results/Tables/TraceReader.cs
src/CoOpt.Gpu.Results/Tables/DataTable.cs
src/CoOpt.Gpu.Engine/Images/
src/CoOpt.Gpu.Specs/Documents/
src/CoOpt.Gpu.Specs/Loading/
src/CoOpt.Gpu.Specs/Files/
src/CoOpt.Gpu.Specs/Expressions/
src/CoOpt.Gpu.Model/Settings/PlainText.cs"

# What does not run here: the calls for systems other than Linux.
left_out="src/CoOpt.Gpu.Results/Files/PortableFileOperations.cs"

if [ "${1:-}" != --report-only ]; then
  rm -rf "$out"
  mkdir -p "$out/collector"
  printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageReference Include="coverlet.collector" Version="%s" GeneratePathProperty="true" /></ItemGroup><Target Name="Where"><Message Importance="high" Text="collector=$(Pkgcoverlet_collector)" /></Target></Project>\n' "$version" > "$out/collector/collector.csproj"
  dotnet restore "$out/collector/collector.csproj" -v q --nologo
  package=$(dotnet build "$out/collector/collector.csproj" -t:Where --no-restore --nologo -v m | sed -n 's/^ *collector=//p')
  adapter=$(ls -d "$package"/build/*/ | sort | tail -n 1)
  measure() {
    local project=$1 filter=$2
    dotnet build "tests/$project" -c Release -v q --nologo -clp:NoSummary
    dotnet test "tests/$project" -c Release --no-build --nologo --filter "$filter" --test-adapter-path "$adapter" --collect "XPlat Code Coverage" --results-directory "$out/$project" \
      -- DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Format=cobertura
  }
  measure CoOpt.Gpu.Specs.Tests "FullyQualifiedName~Loading|FullyQualifiedName~Files|FullyQualifiedName~Expressions|FullyQualifiedName~Sources|FullyQualifiedName~Documents"
  measure CoOpt.Gpu.Results.Tests "FullyQualifiedName!~Summaries"
  measure CoOpt.Gpu.Engine.Tests "FullyQualifiedName~Tests.Images"
fi

find "$out" -name coverage.cobertura.xml -print0 | xargs -0 awk -v root="$root/" -v code="$code" -v left="$left_out" -v lines="$line_limit" -v branches="$branch_limit" '
  BEGIN { n = split(code, prefix, "\n"); m = split(left, skip, "\n") }
  /<source>/ { base = $0; sub(/.*<source>/, "", base); sub(/<\/source>.*/, "", base) }
  /<class / {
    file = $0; sub(/.*filename="/, "", file); sub(/".*/, "", file)
    file = (file ~ /^\// ? file : base file); at = index(file, "/src/"); file = substr(file, at + 1)
    group = ""
    for (k = 1; k <= n; k++) if (index(file, prefix[k]) == 1) group = prefix[k]
    for (k = 1; k <= m; k++) if (file == skip[k]) group = ""
  }
  /<line / && group != "" {
    number = $0; sub(/.*number="/, "", number); sub(/".*/, "", number)
    hits = $0; sub(/.*hits="/, "", hits); sub(/".*/, "", hits)
    key = file ":" number
    if (!(key in hit)) { hit[key] = 0; of[key] = file; folder[file] = group }
    if (hits + 0 > hit[key]) hit[key] = hits + 0
    if ($0 ~ /condition-coverage/) {
      c = $0; sub(/.*\(/, "", c); sub(/\).*/, "", c); split(c, part, "/")
      if (part[1] > taken[key]) taken[key] = part[1]
      if (part[2] > ways[key]) ways[key] = part[2]
    }
  }
  END {
    for (key in hit) {
      f = of[key]; g = folder[f]
      L[f]++; LG[g]++; LT++
      if (hit[key] > 0) { C[f]++; CG[g]++; CT++ } else missed[f] = missed[f] " " substr(key, length(f) + 2)
      if (ways[key] > 0) { W[f] += ways[key]; T[f] += taken[key]; WG[g] += ways[key]; TG[g] += taken[key]; WT += ways[key]; TT += taken[key]; if (taken[key] < ways[key]) half[f] = half[f] " " substr(key, length(f) + 2) }
    }
    printf "%-58s %8s %8s\n", "code", "lines", "branches"
    for (k = 1; k <= n; k++) if (LG[prefix[k]] > 0) printf "%-58s %6.1f %% %6.1f %%\n", prefix[k], 100 * CG[prefix[k]] / LG[prefix[k]], (WG[prefix[k]] > 0 ? 100 * TG[prefix[k]] / WG[prefix[k]] : 100)
    print ""
    for (f in L) if (100 * C[f] < lines * L[f] || 100 * T[f] < branches * W[f]) printf "%s: %d of %d lines, %d of %d branches; not run:%s; one way only:%s\n", f, C[f], L[f], T[f], W[f], missed[f], half[f] | "sort"
    close("sort")
    printf "\n%d of %d lines (%.1f %%, at least %d), %d of %d branches (%.1f %%, at least %d)\n", CT, LT, 100 * CT / LT, lines, TT, WT, 100 * TT / WT, branches
    exit LT == 0 || 100 * CT < lines * LT || 100 * TT < branches * WT
  }'
