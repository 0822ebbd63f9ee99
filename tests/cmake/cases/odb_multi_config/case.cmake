# Each configuration reads the classes as it is defined.
start_from("${odb_project}")
replace_in(CMakeLists.txt "(fields INTERFACE \"TITLE" "(fields INTERFACE $<$<CONFIG:Debug>:WITH_PLACE> \"TITLE")
replace_in(task.hxx "  place at;" "#ifdef WITH_PLACE\n  place at;\n#endif")
configure(configure)
revise_and_review("first tables")
build(build)
step(release "${CMAKE_COMMAND}" --build "${build}" --config Release)
build_again(build_again)
