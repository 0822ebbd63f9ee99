# A file in the directory that the lock file does not list is no migration, and is not passed over.
start_from("${reviewed_project}")
configure(configure)
build(build)
file(WRITE "${source}/migrations/20260101_0000_000000000000_stray.cpp" "")
build(build_with_stray)
file(REMOVE "${source}/migrations/20260101_0000_000000000000_stray.cpp")
build(build)
build_again(build_again)
