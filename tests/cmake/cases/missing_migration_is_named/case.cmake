# The lock file lists a file that is gone.
start_from("${reviewed_project}")
newest_migration(migration)
file(REMOVE "${source}/${migration}")
configure(configure)
