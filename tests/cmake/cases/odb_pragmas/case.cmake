# The way round: a declared schema, the pragmas written from it, what the ODB compiler makes of them, and the schema that
# instar reads in that. It is the declared one, so the migrations of the one fit the other.
start_from("${case}/project")
configure(configure)
revise_and_review("first tables")
build(build)
build(pragmas app_migrations_odb_pragmas)
file(READ "${source}/schema_odb.hxx" first)
build(pragmas_again app_migrations_odb_pragmas)
file(READ "${source}/schema_odb.hxx" again)
if(NOT first STREQUAL again OR first MATCHES "${work}")
  fail("the pragmas depend on more than the schema:\n${again}")
endif()

foreach(database pgsql sqlite)
  step(odb_${database}
    odb --database ${database} -I "${instar_SOURCE_DIR}/include" -I "${instar_SOURCE_DIR}/dsl"
        -I "${instar_SOURCE_DIR}/cmake/odb/stand_ins" -x -std=gnu++20 --generate-schema-only --schema-format sql
        --init-changelog --changelog "${source}/${database}.xml" -o "${work}"
        --odb-epilogue "#include \"${instar_SOURCE_DIR}/cmake/odb/instar_optional.hxx\""
        --odb-epilogue "#include \"${source}/schema_odb.hxx\"" --odb-epilogue "#pragma db model version(1, 1)"
        "${source}/schema.hpp")
endforeach()
file(COPY_FILE "${source}/CMakeLists.txt" "${work}/CMakeLists.txt")
replace_in(CMakeLists.txt "HEADER schema.hpp" "ODB_CHANGELOG pgsql.xml sqlite.xml")
replace_in(CMakeLists.txt "SCHEMA app::schema" "")
replace_in(CMakeLists.txt "ODB_PRAGMAS schema_odb.hxx" "")
build(build_from_pragmas)

# What ODB has no pragma for is listed; what it cannot read is not in the header.
file(COPY_FILE "${work}/CMakeLists.txt" "${source}/CMakeLists.txt")
replace_in(schema.hpp ", in(sqlite, autoincrement())" "")
replace_in(schema.hpp "index(&task::category_id)" "index(\"ix_tasks_title\", key(sql(\"lower({})\", &task::title))), unique(&task::title, &task::note)")
build(pragmas_unsaid app_migrations_odb_pragmas)
file(READ "${source}/schema_odb.hxx" written)
if(written MATCHES "lower|uq_tasks_title")
  fail("something is said that ODB does not understand:\n${written}")
endif()
