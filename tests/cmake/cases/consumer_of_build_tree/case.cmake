# find_package from the build tree of instar, without an install.
start_from_consumer(find_package)
configure(configure)
include("${consumers}/builds_and_runs.cmake")
