# Nothing is committed yet. The build says so, twice the same, and what to do.
start_from("${project}")
configure(configure)
build(build)
build(build)
