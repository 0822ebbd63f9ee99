# The loop of a developer whose schema is persistent classes of ODB.
start_from("${odb_project}")
configure(configure)
build(first_build)
output_has("Reading the persistent classes of app_migrations for pgsql")
revise_and_review("first tables")
build(build)
step(run "${build}/app")
output_has("^1 migrations")
build_again(build_again)

# A header that only another includes is known all the same; a comment in it changes nothing.
replace_in("common fields/place.hxx" "struct place {" "// where something is\nstruct place {")
build(build_after_comment)
output_has("Reading the persistent classes of app_migrations for sqlite")
output_has("Checking app_migrations")
output_has_not("Building|Linking")
build_again(build_again)

replace_in("common fields/place.hxx" "std::string city" "std::string town")
build(build_with_difference)
build(revision_undecided app_migrations_revision)
step(revision "${CMAKE_COMMAND}" -E env "RENAME=task.at_city=task.at_town" "${CMAKE_COMMAND}" --build "${build}" --target
     app_migrations_revision)
output_has("rename column task at_city to at_town")
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
step(run "${build}/app")
output_has("^2 migrations")
build_again(build_again)

# A header that another includes need not be named.
replace_in(CMakeLists.txt "task.hxx category.hxx" "task.hxx")
build(build)

# What the project says on the command line of the compiler is seen too.
replace_in(CMakeLists.txt "VARCHAR(80)" "VARCHAR(90)")
build(build_with_longer_title)
