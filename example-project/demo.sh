#!/bin/bash
# Tells instar's story on a task manager, in a temporary folder: declare, drift, revision, review, build, migrate.
#
#   example-project/demo.sh               on SQLite
#   example-project/demo.sh postgresql    on a private PostgreSQL cluster, started and stopped here
#
# It builds instar first; with instar_DIR=BUILD-DIRECTORY in the environment it takes the one that is built there.
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/.." && pwd)
database=${1:-sqlite}
case $database in
  sqlite | postgresql) ;;
  *) echo "usage: demo.sh [sqlite | postgresql]" >&2; exit 2 ;;
esac

packages="g++ cmake ninja-build pkg-config libboost-dev libcli11-dev libpugixml-dev libpqxx-dev libssl-dev libsqlite3-dev"
[ "$database" = sqlite ] || packages="$packages postgresql-15"
# $packages is a list of words.
# shellcheck disable=SC2086
"$source_dir/tests/support/packages.sh" $packages

folder=$(mktemp -d)
chmod a+x "$folder"  # the cluster in it belongs to another user
cluster=$source_dir/tests/support/private_postgresql.sh
clean_up() {
  [ "$database" = sqlite ] || "$cluster" stop "$folder/pg" >/dev/null || true
  rm -rf "$folder"
}
trap clean_up EXIT

bold='' plain=''
[ ! -t 1 ] || bold=$(printf '\033[1m') plain=$(printf '\033[0m')
say() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
# The commands as a person would type them, and what they print.
show() {
  printf '\n$'
  for word in "$@"; do
    case $word in *\ *) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n'
}
run() { show "$@"; "$@"; }
fails() {
  show "$@"
  if "$@" 2>&1; then
    echo "this should have failed" >&2
    exit 1
  fi
}
quietly() { "$@" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }; }
add_priority() {
  sed -i -e 's|    (app::status, status),|&\n    (std::int32_t, priority),|' \
    -e 's|    column(&task::created_at)|    column(\&task::priority).default_value(0),\n&|' schema.hpp
}

if [ -z "${instar_DIR:-}" ]; then
  say "Building instar (once; your project would find_package() it)."
  export instar_DIR=$folder/instar
  quietly cmake -S "$source_dir" -B "$instar_DIR" -G Ninja -DCMAKE_BUILD_TYPE=Release -DINSTAR_TESTS=OFF
  quietly cmake --build "$instar_DIR"
fi

cp -r "$source_dir/example-project" "$folder/tasks"
cd "$folder/tasks"
export TASKS_URL=sqlite:tasks.db
if [ "$database" = postgresql ]; then
  say "Starting a private PostgreSQL cluster."
  TASKS_URL=$("$cluster" start "$folder/pg")
  export TASKS_URL
fi

say "1. The program as it was released. It carries its whole chain of migrations and makes its own database."
quietly cmake -S . -B build -G Ninja
quietly cmake --build build
run build/tasks add "Write the tutorial" docs
run build/tasks add "Feed the cat"
run build/tasks done 1
run build/tasks list
run build/tasks migrate current

say "2. A column is added to the C++ struct, and nothing else. The build fails, and says what to do."
add_priority
run diff "$source_dir/example-project/schema.hpp" schema.hpp || true
fails cmake --build build

say "3. The revision is written from the difference."
run env MESSAGE="add priority" cmake --build build --target app_migrations_revision
run cat migrations/*_add_priority.cpp

say "4. Nobody has reviewed it, so the build still fails."
fails cmake --build build

say "5. Review shows the SQL for each database, and takes a yes."
run env YES=1 cmake --build build --target app_migrations_review

say "6. Now the program builds, starts, and migrates its own database. The rows are still there."
quietly cmake --build build
run build/tasks list
run build/tasks migrate current
run build/tasks migrate history

say "7. Down one revision, and up again."
run build/tasks migrate downgrade -1
run build/tasks migrate current
run build/tasks migrate upgrade head
run build/tasks list

say "That is the whole loop. This folder is removed now; your own project starts with docs/tutorial/."
