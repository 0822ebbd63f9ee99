#!/usr/bin/env bash
# What instar costs a compiler, as ratios to a translation unit that only includes <string_view>.
#
#   benchmarks/compile_time.sh [<compiler>] [<runs>]
#
# Processor time (user and system), the median of interleaved runs, without optimisation.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
compiler=${1:-c++}
runs=${2:-15}
names=(empty ten_operations thirty_operations backfill probe access)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

compile() {
  "$compiler" -std=c++20 -O0 -I"$here/../include" -I"$here/../dsl" -I"$here/.." -c "$here/$1.cpp" -o "$scratch/$1.o"
}

# Milliseconds of processor time.
cost_of() {
  local TIMEFORMAT='%3U %3S'
  { time compile "$1"; } 2>&1 | awk '{ printf "%d\n", ($1 + $2) * 1000 }'
}

for name in "${names[@]}"; do compile "$name"; done
for ((run = 0; run < runs; run++)); do
  for name in "${names[@]}"; do cost_of "$name" >>"$scratch/$name"; done
done

median() { sort -n "$scratch/$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

base=$(median empty)
echo "$("$compiler" --version | head -n 1), $runs runs"
for name in "${names[@]}"; do
  awk -v name="$name" -v cost="$(median "$name")" -v base="$base" \
    'BEGIN { printf "%-18s %5.2f s  %5.2f x\n", name, cost / 1000, cost / base }'
done
