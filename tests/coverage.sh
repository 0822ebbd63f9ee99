#!/bin/bash
# Runs all tests but the nested projects, which are built without counters, and tells for each directory of src/ how many
# of its lines and branches they reach. Fails under 95 % of all lines.
#
#   tests/coverage.sh [BUILD-DIRECTORY]      leaves coverage/index.html there, line by line
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/.." && pwd)
build_dir=${1:-"$source_dir/build-coverage"}
jobs=$(nproc)

"$source_dir/tests/support/packages.sh" $(cat "$source_dir/tests/support/packages.txt") gcovr

# Threads count as well; what a killed process had counted is lost.
cmake -S "$source_dir" -B "$build_dir" -G Ninja -DCMAKE_CXX_COMPILER=g++ -DCMAKE_BUILD_TYPE=Debug \
  -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DCMAKE_CXX_FLAGS="--coverage -fprofile-update=atomic"
cmake --build "$build_dir" -j "$jobs"
find "$build_dir" -name '*.gcda' -delete
# The same random models in each run, or the figures of two runs would differ.
INSTAR_SEED=1 ctest --test-dir "$build_dir" --output-on-failure -j "$jobs" --label-exclude nested

# The branch that a compiler makes for each exception which a call might throw is no decision of ours.
mkdir -p "$build_dir/coverage"
gcovr --root "$source_dir" --filter "$source_dir/src/" --exclude-throw-branches --exclude-unreachable-branches \
  -j "$jobs" --csv "$build_dir/coverage/files.csv" --html-details "$build_dir/coverage/index.html" \
  --fail-under-line 95 "$build_dir/src" || failed=$?

awk -F, '
  function add(name) { lines[name] += $2; lines_reached[name] += $3; branches[name] += $5; branches_reached[name] += $6 }
  function share(part, whole) { return whole ? sprintf("%6.1f %%", 100 * part / whole) : "     ---" }
  function tell(name) {
    printf "%-28s %s of %5d lines  %s of %5d branches\n", name, share(lines_reached[name], lines[name]), lines[name],
      share(branches_reached[name], branches[name]), branches[name]
  }
  NR > 1 { directory = $1; sub("/[^/]*$", "", directory); add(directory); add("src/ in all") }
  END { for (name in lines) tell(name) }' "$build_dir/coverage/files.csv" | sort
exit "${failed:-0}"
