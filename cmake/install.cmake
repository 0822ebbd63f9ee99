# The package: one set of targets that every program needs, one for each database, and one for the host tool, so that a
# program finds only the client libraries it asked for and a cross build finds no tool that it cannot run.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_directory "${CMAKE_INSTALL_LIBDIR}/cmake/instar")

# The set instar-<set>-targets, for an install and for the build tree.
function(instar_package set)
  set(file instar-${set}-targets)
  install(TARGETS ${ARGN} EXPORT ${file} ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
          RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(EXPORT ${file} NAMESPACE instar:: DESTINATION "${package_directory}")
  export(EXPORT ${file} NAMESPACE instar:: FILE "${PROJECT_BINARY_DIR}/${file}.cmake")
endfunction()

instar_package(library instar_core instar_runtime instar_dsl)
foreach(component sqlite postgresql)
  if(TARGET instar_${component})
    instar_package(${component} instar_${component})
  endif()
endforeach()
if(INSTAR_GENERATOR)
  instar_package(tools instar_generator)
endif()
install(DIRECTORY include/ dsl/ DESTINATION include FILES_MATCHING PATTERN "*.hpp")

# The build tree is laid out like the installed package, so that one file of each kind serves both.
configure_file(cmake/instar-config.cmake.in instar-config.cmake @ONLY)
write_basic_package_version_file(instar-config-version.cmake COMPATIBILITY SameMinorVersion)
set(modules add_schema_migrations.cmake odb_source.cmake read_odb_headers.cmake find_host_tool.cmake Findlibpqxx.cmake)
foreach(module IN LISTS modules)
  configure_file("cmake/${module}" "${module}" COPYONLY)
endforeach()
list(TRANSFORM modules PREPEND cmake/)
install(FILES "${PROJECT_BINARY_DIR}/instar-config.cmake" "${PROJECT_BINARY_DIR}/instar-config-version.cmake" ${modules}
        DESTINATION "${package_directory}")
file(COPY cmake/odb DESTINATION "${PROJECT_BINARY_DIR}")
install(DIRECTORY cmake/odb DESTINATION "${package_directory}")
