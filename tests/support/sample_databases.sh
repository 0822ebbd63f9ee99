#!/bin/sh
# Puts the DDL of databases of real programs into a directory, from their packages of Debian, which are not installed.
#
#   tests/support/sample_databases.sh DIRECTORY    makes DIRECTORY/postgresql/*.sql and DIRECTORY/sqlite/*.sql
#
# What is there already is kept. No release of Debian but 12 has the same files.
set -eu
directory=${1:?usage: sample_databases.sh DIRECTORY}
mkdir -p "$directory/packages" "$directory/postgresql" "$directory/sqlite"
cd "$directory/packages"

download() { apt-get download -qq -o Acquire::Retries=3 -o APT::Sandbox::User=root "$1"; }

# What the lists name may be gone since.
download_of_today() {
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  $as_root apt-get update -qq
  download "$1"
}

# sample DATABASE NAME PACKAGE FILE: the file of the package, as DATABASE/NAME.sql.
sample() {
  [ ! -s "../$1/$2.sql" ] || return 0
  set -- "$1" "$2" "$3" "$4" "$3"_*.deb
  [ -f "$5" ] || download "$3" || download_of_today "$3"
  dpkg-deb --fsys-tarfile "$3"_*.deb | tar --extract --to-stdout --wildcards "./$4" | readable "$4" >"../$1/$2.part"
  [ -s "../$1/$2.part" ] || { echo "$3 holds no $4" >&2 && exit 1; }
  mv "../$1/$2.part" "../$1/$2.sql"
}

readable() {
  case $1 in
  *.gz) gzip --decompress --stdout ;;
  # SQLite knows no comments that begin with #.
  *.SQLite) sed 's/#.*//' ;;
  # The language is there in every new database.
  *) sed '/^CREATE LANGUAGE/d' ;;
  esac
}

sample postgresql bacula bacula-director-pgsql usr/share/dbconfig-common/data/bacula-director-pgsql/install/pgsql
sample postgresql ejabberd ejabberd usr/share/ejabberd/sql/pg.new.sql
sample sqlite ejabberd ejabberd usr/share/ejabberd/sql/lite.new.sql
sample postgresql freeradius freeradius-config 'etc/freeradius/*/mods-config/sql/main/postgresql/schema.sql'
sample sqlite freeradius freeradius-config 'etc/freeradius/*/mods-config/sql/main/sqlite/schema.sql'
sample postgresql gammu gammu-smsd usr/share/doc/gammu-smsd/examples/pgsql.sql
sample sqlite gammu gammu-smsd usr/share/doc/gammu-smsd/examples/sqlite.sql
sample postgresql icinga icinga2-ido-pgsql usr/share/icinga2-ido-pgsql/schema/pgsql.sql
sample postgresql icingadb icingadb usr/share/icingadb/schema/pgsql/schema.sql
sample postgresql kea kea-admin usr/share/kea/scripts/pgsql/dhcpdb_create.pgsql
sample postgresql powerdns pdns-backend-pgsql usr/share/pdns-backend-pgsql/schema/schema.pgsql.sql
sample sqlite powerdns pdns-backend-sqlite3 usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql
sample postgresql request-tracker request-tracker5 usr/share/request-tracker5/etc/schema.Pg
sample sqlite request-tracker request-tracker5 usr/share/request-tracker5/etc/schema.SQLite
sample postgresql roundcube roundcube-core usr/share/roundcube/SQL/postgres.initial.sql
sample sqlite roundcube roundcube-core usr/share/dbconfig-common/data/roundcube/install/sqlite3
sample postgresql tt-rss tt-rss usr/share/tt-rss/schema/ttrss_schema_pgsql.sql
sample postgresql zabbix zabbix-server-pgsql usr/share/zabbix-server-pgsql/schema.sql.gz
sample sqlite zabbix zabbix-proxy-sqlite3 usr/share/zabbix-proxy-sqlite3/schema.sql.gz
