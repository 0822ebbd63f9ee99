#!/bin/bash
# Checks the format of every source, and runs clang-tidy over ours.
#
#   tests/lint.sh BUILD-DIRECTORY      one that CMake configured with Clang and CMAKE_EXPORT_COMPILE_COMMANDS=ON
set -euo pipefail
build_dir=$(realpath "$1")
cd "$(dirname "$0")/.."

# The DSL's own layout of structs, and what must not compile, keep the form in which they are shown.
git ls-files '*.cpp' '*.hpp' ':!example-project' ':!tests/*/must_not_compile' | xargs clang-format-16 --dry-run -Werror
git ls-files 'src/*.cpp' 'generator/*.cpp' |
  xargs --max-procs="$(nproc)" --max-args=4 clang-tidy-16 --quiet -p "$build_dir" 2>&1 |
  { grep -v 'warnings generated\|^Suppressed\|^Use -header-filter' || true; }
