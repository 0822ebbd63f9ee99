#!/bin/bash
# Installs what is missing, builds instar with its tests and runs them all, on SQLite and PostgreSQL.
#
#   tests/run.sh [BUILD-DIRECTORY]
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/.." && pwd)
build_dir=$(realpath -m "${1:-"$source_dir/build/tests"}")
jobs=$(nproc)

"$source_dir/tests/support/packages.sh" $(cat "$source_dir/tests/support/packages.txt")

# Of the debugging information the line numbers alone, which is what a stack trace shows: the rest is a sixth of the time.
debug=(-DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-g1)

say() { printf '\n== %s\n' "$*"; }

samples="$build_dir/samples"
if ! "$source_dir/tests/support/sample_databases.sh" "$samples"; then
  [ -z "${CI:-}" ] || exit 1
  say "The databases of real programs cannot be had; their test is left out"
  samples=
fi

say "GCC: build with warnings as errors, run all tests"
cmake -S "$source_dir" -B "$build_dir/gcc" -G Ninja "${debug[@]}" -DCMAKE_CXX_COMPILER=g++
cmake --build "$build_dir/gcc" -j "$jobs"
INSTAR_SAMPLE_DATABASES="$samples" ctest --test-dir "$build_dir/gcc" --output-on-failure -j "$jobs"

say "Clang with ASan and UBSan: build with warnings as errors, run all tests but the nested projects"
cmake -S "$source_dir" -B "$build_dir/clang-sanitizers" -G Ninja "${debug[@]}" \
  -DCMAKE_CXX_COMPILER=clang++-16 -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
  -DCMAKE_CXX_FLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all"
cmake --build "$build_dir/clang-sanitizers" -j "$jobs"
ctest --test-dir "$build_dir/clang-sanitizers" --output-on-failure -j "$jobs" --label-exclude nested

say "Format and clang-tidy"
"$source_dir/tests/lint.sh" "$build_dir/clang-sanitizers"

say "All tests passed."
