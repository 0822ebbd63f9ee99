# Persistent classes of ODB in the place of a declared schema: parts of add_schema_migrations(), whose variables they share.
cmake_policy(VERSION 3.25...3.31)

# _instar_try_odb(<variable>): why the ODB compiler cannot be used here; empty when it can. It is run on a small class,
# because the package of Debian does not depend on the compiler that it calls, and because libodb must fit it.
function(_instar_try_odb variable)
  find_program(INSTAR_ODB_EXECUTABLE odb DOC "The ODB compiler")
  find_path(INSTAR_ODB_INCLUDE_DIR odb/version.hxx DOC "The headers of libodb; instar's stand-ins without it")
  if(NOT EXISTS "${INSTAR_ODB_EXECUTABLE}")
    string(CONCAT ${variable} "There is no ODB compiler here, INSTAR_ODB_EXECUTABLE is ${INSTAR_ODB_EXECUTABLE}. Install "
                  "the package odb, or name the program:\n  cmake -DINSTAR_ODB_EXECUTABLE=<path> ...")
    return(PROPAGATE ${variable})
  endif()
  set(headers "${INSTAR_ODB_INCLUDE_DIR}")
  if(NOT headers)
    set(headers "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/odb/stand_ins")
  endif()
  set(${variable} "")
  set(tried "${INSTAR_ODB_EXECUTABLE} ${headers}")
  if(NOT "${INSTAR_ODB_TRIED}" STREQUAL tried)
    set(probe "${CMAKE_BINARY_DIR}/instar_odb_probe")
    file(WRITE "${probe}/probe.hxx" "#include <odb/core.hxx>\n#pragma db object\nstruct probe {\n#pragma db id\nint id;\n};\n")
    execute_process(
      COMMAND "${INSTAR_ODB_EXECUTABLE}" --database sqlite "-I${headers}" -x -std=gnu++20 --generate-schema-only
              --schema-format sql -o "${probe}" "${probe}/probe.hxx"
      RESULT_VARIABLE result OUTPUT_VARIABLE answer ERROR_VARIABLE answer)
    if(result EQUAL 0)
      set(INSTAR_ODB_TRIED "${tried}" CACHE INTERNAL "The ODB compiler and the headers that it was tried with")
    else()
      string(STRIP "${answer}" answer)
      string(REPLACE "\n" "\n  " answer "${answer}")
      string(CONCAT ${variable} "The ODB compiler does not work with the headers in ${headers}:\n"
                    "  ${INSTAR_ODB_EXECUTABLE}\nended with ${result}:\n  ${answer}\n"
                    "It calls a g++ of its own version, which the package odb does not bring: odb 2.4 of Debian 12 needs "
                    "the package g++-12. Compiler and libodb must be of one version. INSTAR_ODB_EXECUTABLE names the one "
                    "and INSTAR_ODB_INCLUDE_DIR the directory of the other.")
    endif()
  endif()
  return(PROPAGATE ${variable})
endfunction()

macro(_instar_check_odb_paths)
  set(odb_headers "")
  foreach(header IN LISTS arg_ODB_HEADERS)
    cmake_path(ABSOLUTE_PATH header NORMALIZE)
    if(NOT EXISTS "${header}" OR IS_DIRECTORY "${header}")
      message(FATAL_ERROR "add_schema_migrations(${name}): ODB_HEADERS names no file:\n  ${header}\nName the headers with "
                          "the persistent classes, relative to this CMakeLists.txt.")
    endif()
    list(APPEND odb_headers "${header}")
  endforeach()
  set(headers "${odb_headers}")

  # A changelog says itself for which database it is.
  set(odb_databases "")
  foreach(changelog IN LISTS arg_ODB_CHANGELOG)
    cmake_path(ABSOLUTE_PATH changelog NORMALIZE)
    set(database "")
    if(EXISTS "${changelog}")
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${changelog}")
      file(STRINGS "${changelog}" root REGEX "<changelog" LIMIT_COUNT 1)
      string(REGEX MATCH "database=\"([a-z]+)\"" database "${root}")
    endif()
    if(NOT database)
      message(FATAL_ERROR "add_schema_migrations(${name}): ODB_CHANGELOG names no changelog of ODB:\n  ${changelog}")
    endif()
    set(database "${CMAKE_MATCH_1}")
    if(DEFINED changelog_of_${database})
      message(FATAL_ERROR "add_schema_migrations(${name}): ODB_CHANGELOG names two changelogs for ${database}:\n"
                          "  ${changelog_of_${database}}\n  ${changelog}")
    endif()
    set(changelog_of_${database} "${changelog}")
    list(APPEND odb_databases ${database})
    if(NOT odb_headers)
      list(APPEND headers "${changelog}")
    endif()
  endforeach()

  # Both sides have names of their own for PostgreSQL.
  if(NOT arg_DIALECTS)
    set(arg_DIALECTS sqlite postgresql)
    if(NOT odb_headers)
      string(REPLACE pgsql postgresql arg_DIALECTS "${odb_databases}")
    endif()
  endif()
  string(REPLACE postgresql pgsql odb_databases "${arg_DIALECTS}")
  foreach(database IN LISTS odb_databases)
    if(NOT odb_headers AND NOT DEFINED changelog_of_${database})
      message(FATAL_ERROR "add_schema_migrations(${name}): ODB_CHANGELOG names no changelog for ${database}. Add one, or "
                          "leave that database out of DIALECTS.")
    endif()
  endforeach()
endmacro()

# Sets `source_arguments`, which tell the tool where the schema is declared, and `source_inputs`, what has to be made first.
macro(_instar_add_odb_source)
  set(source_inputs "")
  set(odb_trouble "")
  if(odb_headers)
    _instar_try_odb(odb_trouble)
  endif()
  if(NOT odb_trouble AND odb_headers)
    _instar_add_odb_run()
  else()
    foreach(database IN LISTS odb_databases)
      list(APPEND source_inputs "${changelog_of_${database}}")
    endforeach()
    list(REMOVE_ITEM source_inputs "")
    list(LENGTH source_inputs count)
    list(LENGTH odb_databases expected)
    if(NOT count EQUAL expected)
      set(source_inputs "")
    endif()
  endif()
  if(source_inputs)
    list(JOIN source_inputs "\n" source_arguments)
    set(source_arguments --odb-changelogs "${source_arguments}")
  elseif(EXISTS "${lock}" AND EXISTS "${snapshot}")
    message(WARNING "add_schema_migrations(${name}): the persistent classes are not compared with the migrations.\n"
                    "${odb_trouble}\nThe committed migrations are checked and built as they are; only a new revision cannot "
                    "be written.")
    string(REGEX REPLACE "[\r\n;]+ *" " " odb_trouble "${odb_trouble}")
    set(source_arguments "--source-missing=${odb_trouble}")
  else()
    message(FATAL_ERROR "add_schema_migrations(${name}): the schema cannot be read from the persistent classes, and nothing "
                        "is committed in\n  ${directory}\n${odb_trouble}\nOr give what the compiler wrote elsewhere, one file "
                        "for each database:\n  ODB_CHANGELOG <file>...")
  endif()
endmacro()

# A run of the compiler for each database.
macro(_instar_add_odb_run)
  # Carries what LINK_LIBRARIES bring along and what the directory says.
  add_library(${name}_odb INTERFACE)
  target_link_libraries(${name}_odb INTERFACE ${arg_LINK_LIBRARIES})
  get_property(directories DIRECTORY PROPERTY INCLUDE_DIRECTORIES)
  target_include_directories(${name}_odb INTERFACE ${directories})
  get_property(definitions DIRECTORY PROPERTY COMPILE_DEFINITIONS)
  target_compile_definitions(${name}_odb INTERFACE ${definitions})

  set(settings "${out}/odb/settings.cmake")
  set(content "")
  foreach(database IN LISTS odb_databases)
    string(APPEND content "set(changelog_of_${database} [==[${changelog_of_${database}}]==])\n")
  endforeach()
  foreach(variable odb_headers arg_ODB_OPTIONS INSTAR_ODB_EXECUTABLE INSTAR_ODB_INCLUDE_DIR CMAKE_CXX_COMPILER)
    string(APPEND content "set(${variable} [==[${${variable}}]==])\n")
  endforeach()
  file(GENERATE OUTPUT "${settings}" CONTENT
"${content}set(name ${name})
set(directories [==[$<TARGET_PROPERTY:${name}_odb,INTERFACE_INCLUDE_DIRECTORIES>]==])
set(definitions [==[$<TARGET_PROPERTY:${name}_odb,INTERFACE_COMPILE_DEFINITIONS>]==])
")
  set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/read_odb_headers.cmake")
  foreach(database IN LISTS odb_databases)
    set(output "${out}/odb/${database}.xml")
    add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -D "settings=${settings}" -D database=${database} -D "output=${output}" -P "${script}"
      DEPENDS ${odb_headers} "${settings}" "${script}" "${INSTAR_ODB_EXECUTABLE}" ${changelog_of_${database}}
      DEPFILE "${out}/odb/${database}.d"
      COMMENT "Reading the persistent classes of ${name} for ${database}"
      VERBATIM)
    list(APPEND source_inputs "${output}")
  endforeach()
endmacro()

# The other way round: the structs of a declared schema as persistent classes. The names of the structs are compiled apart
# from the schema, because only this wants them.
macro(_instar_add_odb_pragmas)
  cmake_path(ABSOLUTE_PATH arg_ODB_PRAGMAS NORMALIZE OUTPUT_VARIABLE pragmas)
  _instar_add_object_library(${name}_structs ${structs})
  add_custom_target(
    ${name}_odb_pragmas
    COMMAND "$<TARGET_FILE:instar::generator>" odb-pragmas @arguments --include ${headers} --structs
            "$<TARGET_OBJECTS:${name}_structs>" --output "${pragmas}"
    DEPENDS ${inputs} "$<TARGET_OBJECTS:${name}_structs>"
    WORKING_DIRECTORY "${out}"
    COMMENT "Writing the pragmas of ODB for ${name}"
    COMMAND_EXPAND_LISTS VERBATIM)
  add_dependencies(${name}_odb_pragmas instar::generator ${objects})
endmacro()
