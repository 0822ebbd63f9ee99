# Finds libpqxx and the libpq below it: the targets libpqxx::pqxx, by the name that libpqxx's own package gives it, and
# libpqxx::pq, which that package keeps to itself.
#
# Debian's libpqxx has no CMake package, and pkg-config knows no sysroot of its own, so this looks for the files.
find_path(libpqxx_LIBPQ_INCLUDE_DIR libpq-fe.h PATH_SUFFIXES postgresql)
find_library(libpqxx_LIBPQ_LIBRARY pq)
mark_as_advanced(libpqxx_LIBPQ_INCLUDE_DIR libpqxx_LIBPQ_LIBRARY)
set(found_by libpqxx_LIBPQ_LIBRARY libpqxx_LIBPQ_INCLUDE_DIR)

find_package(libpqxx CONFIG QUIET)
if(NOT TARGET libpqxx::pqxx)
  find_path(libpqxx_INCLUDE_DIR pqxx/pqxx)
  find_library(libpqxx_LIBRARY pqxx)
  mark_as_advanced(libpqxx_INCLUDE_DIR libpqxx_LIBRARY)
  list(PREPEND found_by libpqxx_LIBRARY libpqxx_INCLUDE_DIR)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  libpqxx
  REQUIRED_VARS ${found_by}
  REASON_FAILURE_MESSAGE "on Debian: apt install libpqxx-dev")
unset(found_by)

if(libpqxx_FOUND AND NOT TARGET libpqxx::pq)
  add_library(libpqxx::pq UNKNOWN IMPORTED)
  set_target_properties(libpqxx::pq PROPERTIES IMPORTED_LOCATION "${libpqxx_LIBPQ_LIBRARY}"
                                               INTERFACE_INCLUDE_DIRECTORIES "${libpqxx_LIBPQ_INCLUDE_DIR}")
endif()
if(libpqxx_FOUND AND NOT TARGET libpqxx::pqxx)
  add_library(libpqxx::pqxx UNKNOWN IMPORTED)
  set_target_properties(
    libpqxx::pqxx
    PROPERTIES IMPORTED_LOCATION "${libpqxx_LIBRARY}"
               INTERFACE_INCLUDE_DIRECTORIES "${libpqxx_INCLUDE_DIR}"
               INTERFACE_LINK_LIBRARIES "${libpqxx_LIBPQ_LIBRARY}")
endif()
