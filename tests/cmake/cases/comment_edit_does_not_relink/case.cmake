# The header is compiled and checked again; what it says is the same, and so is everything after it.
start_from("${reviewed_project}")
configure(configure)
build(build)
file(APPEND "${source}/schema.hpp" "\n// A comment.\n")
build(build_after_edit)
output_has_not("main.cpp|migrations/|chain.cpp|Linking")
build_again(build_again)
