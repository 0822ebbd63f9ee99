#!/usr/bin/env bash
# What instar costs an incremental build, as ratios to the first build of the example.
#
#   benchmarks/incremental_build.sh <build directory of instar> [<runs>]
#
# Processor time (user and system) of `cmake --build`, the median of interleaved runs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
instar_DIR=$(realpath "$1")
export instar_DIR
runs=${2:-5}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
source=$scratch/tasks
build=$scratch/build
migration=$source/migrations/20261101_0900_6c1d8e4f2a90_create_tasks.cpp

# Milliseconds of processor time, noted under a name.
measure() {
  local TIMEFORMAT='%3U %3S'
  { time cmake --build "$build" >/dev/null; } 2>&1 | awk '{ printf "%d\n", ($1 + $2) * 1000 }' >>"$scratch/$1"
}

for ((run = 0; run < runs; run++)); do
  rm -rf "$source" "$build"
  cp -r "$here/../example-project" "$source"
  cmake -S "$source" -B "$build" -G Ninja >/dev/null
  measure first_build
  measure nothing_changed
  echo "// edited" >>"$migration"
  measure a_migration_edited
  echo "// edited" >>"$source/schema.hpp"
  measure the_schema_edited
  touch "$source/main.cpp"
  measure the_program_alone
done

median() { sort -n "$scratch/$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

base=$(median first_build)
for name in first_build nothing_changed a_migration_edited the_schema_edited the_program_alone; do
  awk -v name="$name" -v cost="$(median "$name")" -v base="$base" \
    'BEGIN { printf "%-20s %6.2f s  %6.3f x\n", name, cost / 1000, cost / base }'
done
