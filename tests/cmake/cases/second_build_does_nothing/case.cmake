start_from("${reviewed_project}")
configure(configure)
build(build)
build_again(build_again)
