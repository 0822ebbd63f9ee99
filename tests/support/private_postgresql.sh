#!/bin/sh
# A PostgreSQL cluster of one's own: no network, no durability, in memory where there is room, gone when stopped.
#
#   private_postgresql.sh start DIRECTORY    makes it, starts it and prints its URL
#   private_postgresql.sh restart DIRECTORY  lets it crash and starts it again
#   private_postgresql.sh stop DIRECTORY     stops it and removes the directory
#
# PostgreSQL refuses to run as root, so root hands the cluster to the user `postgres`. The socket lies in DIRECTORY,
# whose path must be short (107 bytes with the socket's name). INSTAR_POSTGRESQL_BINARIES says where `initdb` and
# `pg_ctl` are, INSTAR_INITDB_OPTIONS and INSTAR_SERVER_OPTIONS what else to give to the first and to the server.
set -eu

fail() {
  echo "private_postgresql.sh: $*" >&2
  exit 1
}

[ $# -eq 2 ] || fail "usage: private_postgresql.sh start|restart|stop DIRECTORY"
directory=$2
case $directory in
  /*) ;;
  *) fail "$directory is not an absolute path" ;;
esac

binaries=${INSTAR_POSTGRESQL_BINARIES:-/usr/lib/postgresql/15/bin}
[ -x "$binaries/initdb" ] || fail "there is no initdb in $binaries: install the package postgresql-15," \
  "or set INSTAR_POSTGRESQL_BINARIES to the directory that holds it"

as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && exec runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# Touches only what is a cluster: a directory of another kind stays as it is.
stop() {
  [ -e "$directory" ] || return 0
  [ -f "$directory/private_postgresql" ] || fail "$directory was not made by this script and is left as it is"
  if as_owner "$binaries/pg_ctl" status -D "$directory/data" >/dev/null 2>&1; then
    as_owner "$binaries/pg_ctl" stop -D "$directory/data" -m immediate >/dev/null
  fi
  [ ! -L "$directory/data" ] || rm -rf "$(readlink "$directory/data")"
  rm -rf "$directory"
}

# A new database is some hundred files, which is most of what a test waits for where they lie on a disk.
lay_data_into_memory() {
  free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
  [ "${free:-0}" -ge 4194304 ] || return 0
  as_owner ln -s "$(as_owner mktemp -d /dev/shm/private_postgresql.XXXXXX)" "$directory/data"
}

start() {
  stop
  mkdir -m 700 "$directory"
  : >"$directory/private_postgresql"
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$directory"
  fi
  lay_data_into_memory
  as_owner "$binaries/initdb" -D "$directory/data" -U postgres -A trust -E UTF8 --locale=C --no-sync \
    ${INSTAR_INITDB_OPTIONS:-} >/dev/null
  as_owner "$binaries/pg_ctl" start -w -D "$directory/data" -l "$directory/log" \
    -o "-k '$directory' -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
      ${INSTAR_SERVER_OPTIONS:-}" \
    >/dev/null || fail "the server did not start: $(cat "$directory/log")"
  echo "postgresql:///postgres?host=$directory&user=postgres"
}

case $1 in
  start) start ;;
  restart) as_owner "$binaries/pg_ctl" restart -w -D "$directory/data" -l "$directory/log" -m immediate >/dev/null ;;
  stop) stop ;;
  *) fail "usage: private_postgresql.sh start|restart|stop DIRECTORY" ;;
esac
