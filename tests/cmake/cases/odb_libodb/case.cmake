# The headers of libodb are used where they are, and the stand-ins never beside them. Here they are a copy of the stand-ins
# in which something is missing.
start_from("${odb_project}")
set(libodb "${work}/libodb")
file(COPY "${instar_SOURCE_DIR}/cmake/odb/stand_ins/odb" DESTINATION "${libodb}")
file(REMOVE "${libodb}/odb/section.hxx")
replace_in(task.hxx "#include <memory>" "#include <memory>\n#include <odb/section.hxx>")
configure(configure)
revise_and_review("first tables")
build(build)

file(REMOVE_RECURSE "${build}")
configure(configure_with_libodb "-DINSTAR_ODB_INCLUDE_DIR=${libodb}")
build(build_with_libodb)

# A target brings them along.
file(REMOVE_RECURSE "${build}")
replace_in(CMakeLists.txt "INTERFACE \"common fields\"" "INTERFACE \"common fields\" \"${libodb}\"")
configure(configure)
build(build_with_libodb)
file(COPY "${instar_SOURCE_DIR}/cmake/odb/stand_ins/odb/section.hxx" DESTINATION "${libodb}/odb")
build(build)

# Compiler and library have to be of one version, and that is tried before anything is built.
file(REMOVE_RECURSE "${build}")
file(WRITE "${libodb}/odb/version.hxx" "#define ODB_VERSION 20500\n")
configure(other_version "-DINSTAR_ODB_INCLUDE_DIR=${libodb}")
