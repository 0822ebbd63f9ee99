# What ODB refuses is told in its own words, with what can be done.
start_from("${odb_project}")
configure(configure)
revise_and_review("first tables")
build(build)
foreach(database pgsql sqlite)
  file(COPY "${build}/app_migrations.instar/odb/${database}.xml" DESTINATION "${source}")
endforeach()

replace_in(task.hxx "place at;" "plaice at;")
build(build_of_broken)
replace_in(task.hxx "plaice at;" "place at;")
build(build)

# Members that come and go by version can be read with ODB's own changelog only.
replace_in(task.hxx "#pragma db object" "#pragma db model version(1, 2)\n#pragma db object")
replace_in(task.hxx "place at;" "place at;\n#pragma db added(2) null\n  std::string note;")
build(build_of_versioned)
replace_in(CMakeLists.txt "task.hxx category.hxx" "task.hxx category.hxx ODB_CHANGELOG pgsql.xml sqlite.xml")
build(build_with_changelog)

replace_in(CMakeLists.txt "task.hxx category.hxx" "task.hxx categories.hxx")
configure(header_missing)
