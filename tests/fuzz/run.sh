#!/bin/bash
# Looks for input that a parser does not stand, with libFuzzer, ASan and UBSan.
#
#   tests/fuzz/run.sh SECONDS [TARGET...]    each target for so long; all of them without names
#
# What is new and interesting is added to tests/fuzz/corpus; a defect is left as crash-* in the build directory.
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/../.." && pwd)
build_dir=${INSTAR_FUZZ_BUILD:-"$source_dir/build/fuzz"}
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
flags="-O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for source in "$source_dir"/tests/fuzz/*_fuzz.cpp; do
    name=$(basename "$source" _fuzz.cpp)
    targets+=("$name")
  done
fi

cmake -S "$source_dir" -B "$build_dir" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=clang++-16 \
  -DCMAKE_CXX_FLAGS="$flags" -DINSTAR_FUZZ=ON
cmake --build "$build_dir" --target "${targets[@]/%/_fuzz}"
cd "$build_dir"
for name in "${targets[@]}"; do
  printf '\n== %s for %s seconds\n' "$name" "$seconds"
  mkdir -p "found/$name"
  "tests/fuzz/${name}_fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -dict="$source_dir/tests/fuzz/words.dict" -verbosity=0 "found/$name" "$source_dir/tests/fuzz/corpus/$name"
  "tests/fuzz/${name}_fuzz" -merge=1 -max_len=4096 -verbosity=0 "$source_dir/tests/fuzz/corpus/$name" "found/$name"
done
