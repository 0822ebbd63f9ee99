# Without the ODB compiler a checkout builds from what is committed; only a new revision needs it.
start_from("${odb_project}")
set(no_compiler "-DINSTAR_ODB_EXECUTABLE=${work}/there/is/no/odb")
configure(nothing_committed ${no_compiler})

file(REMOVE_RECURSE "${build}")
configure(configure)
revise_and_review("first tables")
build(build)

file(REMOVE_RECURSE "${build}")
configure(configure_without ${no_compiler})
build(build)
step(run "${build}/app")
output_has("^1 migrations")
build_again(build_again)
hash_of_source(before)
build(revision_without app_migrations_revision)
hash_of_source(after)
if(NOT before STREQUAL after)
  fail("a revision was written:\n${after}")
endif()

# A compiler that is there and does not work says why.
file(WRITE "${work}/odb" "#!/bin/sh\necho 'g++-12: No such file or directory' >&2\nexit 1\n")
file(CHMOD "${work}/odb" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
configure(compiler_fails "-DINSTAR_ODB_EXECUTABLE=${work}/odb")
build(build)
