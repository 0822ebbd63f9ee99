# Finds libpqxx and the libpq below it: the target libpqxx::pqxx, by the name that libpqxx's own package gives it.
#
# Debian's libpqxx has no CMake package, and pkg-config knows no sysroot of its own, so this looks for the files.
find_package(libpqxx CONFIG QUIET)
if(TARGET libpqxx::pqxx)
  set(libpqxx_FOUND TRUE)
  return()
endif()

find_path(libpqxx_INCLUDE_DIR pqxx/pqxx)
find_library(libpqxx_LIBRARY pqxx)
find_library(libpqxx_LIBPQ_LIBRARY pq)
mark_as_advanced(libpqxx_INCLUDE_DIR libpqxx_LIBRARY libpqxx_LIBPQ_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  libpqxx
  REQUIRED_VARS libpqxx_LIBRARY libpqxx_INCLUDE_DIR libpqxx_LIBPQ_LIBRARY
  REASON_FAILURE_MESSAGE "on Debian: apt install libpqxx-dev")

if(libpqxx_FOUND)
  add_library(libpqxx::pqxx UNKNOWN IMPORTED)
  set_target_properties(
    libpqxx::pqxx
    PROPERTIES IMPORTED_LOCATION "${libpqxx_LIBRARY}"
               INTERFACE_INCLUDE_DIRECTORIES "${libpqxx_INCLUDE_DIR}"
               INTERFACE_LINK_LIBRARIES "${libpqxx_LIBPQ_LIBRARY}")
endif()
