# add_schema_migrations(<name>
#   HEADER <file>...               the header that declares the schema
#   SCHEMA <expression>...         the constexpr object in it, with its namespaces: app::schema
#   DIRECTORY <directory>          where the migrations, the snapshot and the lock file are committed
#   [LINK_LIBRARIES <target>...]   what the header and the migrations need to compile and link
#   [DIALECTS <dialect>...]        the databases to check for and to make at once; without it, all that instar knows
#   [SEVERAL_HEADS]                branches of migrations are kept apart on purpose; without it, the build fails when
#                                  the migrations have more than one head
#   [ODB_PRAGMAS <file>]           the header that <name>_odb_pragmas writes
#   [INCLUDE <pattern>...]         only these tables and objects of the schema are migrated: NAME or KIND:NAME, in which
#   [EXCLUDE <pattern>...]         * and ? are wildcards; all but these
#   [FILE_TEMPLATE <template>]     the names of new files, of {date}, {time}, {id} and {slug}
#   [ID_TEMPLATE <template>]       new ids, of {number}, {random}, {date} and {time}
#   [REWRITE <command> <arg>...]   reads the canonical text of each new revision, and writes it as it shall be
#   [AFTER_WRITING <command> <arg>...])   is given each file that is written, as its last argument
#
# In the place of HEADER and SCHEMA, persistent classes of ODB can be the schema:
#   ODB_HEADERS <file>...          the headers with the classes; needs the ODB compiler
#   [ODB_CHANGELOG <file>...]      changelogs of ODB, one for each database: with ODB_HEADERS those that the compiler is to
#                                  start from, without it the schema itself, and then no compiler is needed
#   [ODB_OPTIONS <option>...]      further options of the ODB compiler
#
# A schema may be declared in parts: with several in SCHEMA, and the header of each in HEADER, in the same order. Then
# each part is compiled by itself, beside the others, and again only when it changed.
#
# Makes
#   <name>            a static library to link; it carries the chain of migrations, and fails to build while the
#                     declared schema, the snapshot and the migrations disagree or a migration is not reviewed
#   <name>.hpp        a header on its include path: `extern const instar::chain <name>;`
#   <name>_plan       a target that prints what would be migrated, and writes nothing
#   <name>_revision   a target that writes the next migration; its message comes from -DMESSAGE=... given to cmake, or
#                     from the environment variable MESSAGE
#   <name>_review     a target that shows what migrations do and marks them as reviewed
#   <name>_merge      a target that joins branches of migrations by one that follows them all
#   <name>_squash     a target that writes one migration that replaces several
#   <name>_history, <name>_show, <name>_edit
#                     targets that list the migrations, print one, and open one in an editor
#   <name>_rebase     a target that puts one branch of migrations behind the other
#   <name>_odb_pragmas   with ODB_PRAGMAS, a target that writes that header: with it the ODB compiler takes the structs of
#                        the schema for persistent classes
#
# Only _revision, _review, _merge, _rebase, _squash and _odb_pragmas ever write to the source tree.
cmake_policy(VERSION 3.25...3.31)
include("${CMAKE_CURRENT_LIST_DIR}/odb_source.cmake")

function(add_schema_migrations name)
  cmake_parse_arguments(
    PARSE_ARGV 1 arg "SEVERAL_HEADS" "DIRECTORY;ODB_PRAGMAS;FILE_TEMPLATE;ID_TEMPLATE"
    "HEADER;SCHEMA;LINK_LIBRARIES;DIALECTS;ODB_HEADERS;ODB_CHANGELOG;ODB_OPTIONS;INCLUDE;EXCLUDE;REWRITE;AFTER_WRITING")
  _instar_check_arguments()
  cmake_path(ABSOLUTE_PATH arg_DIRECTORY NORMALIZE OUTPUT_VARIABLE directory)
  string(REGEX REPLACE "/$" "" directory "${directory}")
  _instar_check_paths()

  set(work "${CMAKE_CURRENT_BINARY_DIR}/${name}.instar")
  set(out "${work}$<$<BOOL:$<CONFIG>>:/$<CONFIG>>")
  _instar_read_lock()
  if(from_odb)
    _instar_add_odb_source()
  else()
    _instar_add_probe()
  endif()
  _instar_add_migration_objects()
  _instar_write_arguments()
  _instar_add_chain()
  _instar_add_commands()
endfunction()

# The parts of add_schema_migrations. They are macros because they share its variables and are called nowhere else.

macro(_instar_check_arguments)
  set(usage "add_schema_migrations(<name> HEADER <file>... SCHEMA <expression>... DIRECTORY <directory>\n"
            "                        [LINK_LIBRARIES <target>...] [DIALECTS <dialect>...] [SEVERAL_HEADS])\n"
            "  add_schema_migrations(<name> ODB_HEADERS <file>... DIRECTORY <directory>\n"
            "                        [ODB_CHANGELOG <file>...] [ODB_OPTIONS <option>...] ...)")
  string(CONCAT usage ${usage})
  if(NOT "${name}" MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
    message(FATAL_ERROR "add_schema_migrations(${name}): the name '${name}' is no C++ identifier, and the chain is a "
                        "C++ variable of that name. Use letters, digits and underscores.")
  endif()
  set(from_odb FALSE)
  set(required HEADER SCHEMA DIRECTORY)
  if(DEFINED arg_ODB_HEADERS OR DEFINED arg_ODB_CHANGELOG)
    set(from_odb TRUE)
    set(required DIRECTORY)
    if(DEFINED arg_HEADER OR DEFINED arg_SCHEMA)
      message(FATAL_ERROR "add_schema_migrations(${name}): the schema is declared either by HEADER and SCHEMA or by "
                          "ODB_HEADERS and ODB_CHANGELOG. Usage:\n  ${usage}")
    endif()
  endif()
  foreach(keyword IN LISTS required)
    if("${arg_${keyword}}" STREQUAL "")
      message(FATAL_ERROR "add_schema_migrations(${name}): the argument ${keyword} is missing. Usage:\n  ${usage}")
    endif()
  endforeach()
  # A keyword that there is not is taken for a value of the one before.
  set(unknown ${arg_HEADER} ${arg_SCHEMA})
  list(FILTER unknown INCLUDE REGEX "^[A-Z_]+$")
  list(APPEND arg_UNPARSED_ARGUMENTS ${unknown})
  if(arg_UNPARSED_ARGUMENTS)
    list(GET arg_UNPARSED_ARGUMENTS 0 unknown)
    message(FATAL_ERROR "add_schema_migrations(${name}): unknown argument '${unknown}'. Usage:\n  ${usage}")
  endif()
  foreach(keyword ${arg_KEYWORDS_MISSING_VALUES})
    message(FATAL_ERROR "add_schema_migrations(${name}): ${keyword} has no value. Name one or leave ${keyword} out. "
                        "Usage:\n  ${usage}")
  endforeach()
  foreach(schema IN LISTS arg_SCHEMA)
    if(NOT "${schema}" MATCHES "^(::)?[A-Za-z_][A-Za-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)*$")
      message(FATAL_ERROR "add_schema_migrations(${name}): SCHEMA '${schema}' is not the name of a C++ object. Give "
                          "it with its namespaces: SCHEMA app::schema.")
    endif()
  endforeach()
  list(LENGTH arg_HEADER headers)
  list(LENGTH arg_SCHEMA schemas)
  if(NOT headers EQUAL schemas)
    message(FATAL_ERROR "add_schema_migrations(${name}): HEADER names ${headers} headers, and SCHEMA ${schemas} parts "
                        "of the schema. Name the header of each part, in the same order.")
  endif()
  if(NOT TARGET instar::generator)
    message(FATAL_ERROR "add_schema_migrations(${name}): there is no host tool, instar::generator, to check the "
                        "migrations with. When cross compiling, or with INSTAR_GENERATOR=OFF, build or install instar for "
                        "this machine first and name that prefix or build directory:\n  cmake -DINSTAR_HOST_PATH=<directory> ...")
  endif()
endmacro()

macro(_instar_check_paths)
  if(from_odb)
    _instar_check_odb_paths()
  else()
    foreach(given schema IN ZIP_LISTS arg_HEADER arg_SCHEMA)
      cmake_path(ABSOLUTE_PATH given NORMALIZE OUTPUT_VARIABLE header)
      if(NOT EXISTS "${header}" OR IS_DIRECTORY "${header}")
        message(FATAL_ERROR "add_schema_migrations(${name}): HEADER '${given}' is no file. It was looked for at\n"
                            "  ${header}\nName the header that declares ${schema}, relative to this CMakeLists.txt.")
      endif()
    endforeach()
  endif()
  if(EXISTS "${directory}" AND NOT IS_DIRECTORY "${directory}")
    message(FATAL_ERROR "add_schema_migrations(${name}): DIRECTORY '${arg_DIRECTORY}' is a file:\n  ${directory}\n"
                        "Name the directory that holds the migrations, or is to hold them; the target ${name}_revision "
                        "makes it when it does not exist.")
  endif()
endmacro()

# The lock file is the list of sources: no glob decides what is built. A line that is no entry is left to the tool,
# which names file and line when the build gets there.
macro(_instar_read_lock)
  set(lock "${directory}/migrations.lock")
  set(snapshot "${directory}/schema.snapshot")
  set(migrations "")
  set(committed "")
  if(EXISTS "${lock}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${lock}")
    set(form "^[0-9A-Za-z_]+ [-0-9A-Za-z_,]+ [0-9a-f]+ [a-z]+ ([^][/\\;\"]+)$")
    file(STRINGS "${lock}" entries REGEX "${form}")
    foreach(entry IN LISTS entries)
      string(REGEX REPLACE "${form}" "\\1" file "${entry}")
      if(NOT EXISTS "${directory}/${file}")
        message(FATAL_ERROR "add_schema_migrations(${name}): a migration is missing. The lock file lists it, and a "
                            "database may already have been migrated by it:\n  ${directory}/${file}\n  listed in ${lock}\n"
                            "Restore it, for example with:\n  git checkout -- ${directory}/${file}")
      endif()
      list(APPEND migrations "${directory}/${file}")
    endforeach()
    list(REMOVE_DUPLICATES migrations)
    # The directory itself is newer than the last check when a file came or went, so strays are seen.
    set(committed "${lock}" "${directory}")
  else()
    # Only until the first revision is written: look in every build whether it was.
    file(GLOB committed CONFIGURE_DEPENDS "${lock}")
  endif()
  if(EXISTS "${snapshot}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${snapshot}")
    list(APPEND committed "${snapshot}")
  endif()
endmacro()

# An object library that is read as well as linked. Link-time optimisation would leave no text in its objects. Options
# of the library linked last come last, so -fno-lto outlives what LINK_LIBRARIES bring along.
macro(_instar_add_object_library target)
  if(NOT TARGET instar::readable_objects)
    add_library(instar::readable_objects INTERFACE IMPORTED)
    if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
      target_compile_options(instar::readable_objects INTERFACE "SHELL:-fno-lto")
    endif()
  endif()
  add_library(${target} OBJECT ${ARGN})
  target_link_libraries(${target} PRIVATE instar::runtime instar::dsl ${arg_LINK_LIBRARIES} instar::readable_objects)
  set_target_properties(${target} PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF UNITY_BUILD OFF
                                             POSITION_INDEPENDENT_CODE ON)
  foreach(configuration IN LISTS CMAKE_CONFIGURATION_TYPES CMAKE_BUILD_TYPE)
    string(TOUPPER "${configuration}" configuration)
    set_property(TARGET ${target} PROPERTY INTERPROCEDURAL_OPTIMIZATION_${configuration} OFF)
  endforeach()
endmacro()

# The probes: the user's headers, compiled by the user's compiler with the user's flags, for the text of the schema in
# the object files. Options of a source come after all others, so these have the last word.
macro(_instar_add_probe)
  set(probes "")
  set(structs "")
  set(headers "")
  foreach(given schema IN ZIP_LISTS arg_HEADER arg_SCHEMA)
    cmake_path(ABSOLUTE_PATH given NORMALIZE OUTPUT_VARIABLE header)
    list(APPEND headers "${header}")
    string(MAKE_C_IDENTIFIER "${name}_${schema}" probe)
    file(CONFIGURE OUTPUT "${work}/${probe}.cpp" @ONLY CONTENT [[
#include "@header@"

#include <instar/dsl/image.hpp>

extern const void* const @probe@_image;
const void* const @probe@_image = &instar::dsl::image<@schema@>::frames;
]])
    if(arg_ODB_PRAGMAS)
      file(CONFIGURE OUTPUT "${work}/${probe}_structs.cpp" @ONLY CONTENT [[
#include "@header@"

#include <instar/dsl/struct_names.hpp>

extern const char* const @probe@_structs;
const char* const @probe@_structs = instar::dsl::struct_names<@schema@>::frame;
]])
      list(APPEND structs "${work}/${probe}_structs.cpp")
    endif()
    list(APPEND probes "${work}/${probe}.cpp")
  endforeach()
  _instar_add_object_library(${name}_schema ${probes})
  set(source_arguments --schema-object "$<JOIN:$<TARGET_OBJECTS:${name}_schema>,\n>")
  set(source_inputs "$<TARGET_OBJECTS:${name}_schema>")
  set(objects ${name}_schema)
  set_target_properties(${name}_schema PROPERTIES CXX_CLANG_TIDY "" CXX_CPPCHECK "" CXX_INCLUDE_WHAT_YOU_USE "")
  set_source_files_properties(${probes} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set_source_files_properties(${probes} PROPERTIES COMPILE_OPTIONS "-fno-sanitize=all;-g0;-fmax-errors=1")
  elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set_source_files_properties(${probes} PROPERTIES COMPILE_OPTIONS "-fno-sanitize=all;-g0;-ferror-limit=1")
  endif()
endmacro()

macro(_instar_add_migration_objects)
  if(migrations)
    _instar_add_object_library(${name}_objects ${migrations})
    list(APPEND objects ${name}_objects)
  endif()
endmacro()

# The tool's arguments, one on a line of a file: no command line is too long for a shell, and a changed argument is seen
# by every generator.
macro(_instar_write_arguments)
  set(arguments "${out}/arguments")
  set(build_command "cmake --build ${CMAKE_BINARY_DIR}")
  if(CMAKE_BINARY_DIR MATCHES " ")
    set(build_command "cmake --build \"${CMAKE_BINARY_DIR}\"")
  endif()
  get_property(multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(multi_config)
    string(APPEND build_command " --config $<CONFIG>")
  endif()
  list(JOIN headers ", " header)
  set(lines --name ${name} --directory "${directory}" --header "${header}"
            --build-command "${build_command} --target ${name}" ${source_arguments})
  if(migrations)
    list(APPEND lines --migration-objects "$<JOIN:$<TARGET_OBJECTS:${name}_objects>,\n>")
  endif()
  if(arg_DIALECTS)
    list(APPEND lines --dialects ${arg_DIALECTS})
  endif()
  if(arg_SEVERAL_HEADS)
    list(APPEND lines --several-heads)
  endif()
  set(keywords INCLUDE EXCLUDE FILE_TEMPLATE ID_TEMPLATE)
  set(options select exclude file-template id-template)
  foreach(keyword option IN ZIP_LISTS keywords options)
    list(TRANSFORM arg_${keyword} PREPEND "--${option}=" OUTPUT_VARIABLE words)
    list(APPEND lines ${words})
  endforeach()
  # A target stands for its program, as in a custom command, and is built before it is called.
  set(programs "")
  foreach(keyword REWRITE AFTER_WRITING)
    if(arg_${keyword})
      list(POP_FRONT arg_${keyword} command)
      if(TARGET "${command}")
        list(APPEND programs "${command}")
        set(command "$<TARGET_FILE:${command}>")
      endif()
      string(REPLACE "_" "-" option "${keyword}")
      string(TOLOWER "${option}" option)
      list(PREPEND arg_${keyword} "${command}")
      list(TRANSFORM arg_${keyword} PREPEND "--${option}=" OUTPUT_VARIABLE words)
      list(APPEND lines ${words})
    endif()
  endforeach()
  list(JOIN lines "\n" lines)
  file(GENERATE OUTPUT "${arguments}" CONTENT "${lines}\n")

  # A message given to cmake is for the next revision, and for that one only, whichever schema it is of.
  set(message "${CMAKE_BINARY_DIR}/instar_message")
  if(DEFINED CACHE{MESSAGE} AND NOT "${MESSAGE}" STREQUAL "")
    string(REGEX REPLACE "[\r\n]+" " " text "$CACHE{MESSAGE}")
    file(WRITE "${message}" "--message=${text}\n")
  elseif(NOT EXISTS "${message}")
    file(TOUCH "${message}")
  endif()
  unset(MESSAGE CACHE)
endmacro()

# The stamp is the OUTPUT and is always touched; the source is a BYPRODUCT and is written only when it differs. So every
# generator checks once after a change and compiles nothing when the outcome is the same.
macro(_instar_add_chain)
  set(inputs instar::generator "${arguments}" ${committed} ${source_inputs})
  if(migrations)
    list(APPEND inputs "$<TARGET_OBJECTS:${name}_objects>")
  endif()
  add_custom_command(
    OUTPUT "${out}/checked.stamp"
    BYPRODUCTS "${out}/chain.cpp"
    COMMAND "$<TARGET_FILE:instar::generator>" check @arguments --chain chain.cpp
    COMMAND "${CMAKE_COMMAND}" -E touch checked.stamp
    DEPENDS ${inputs}
    WORKING_DIRECTORY "${out}"
    COMMENT "Checking ${name} against its committed migrations"
    VERBATIM)

  list(JOIN arg_SCHEMA ", " schemas)
  if(from_odb)
    set(schemas "the persistent classes")
  endif()
  file(CONFIGURE OUTPUT "${work}/include/${name}.hpp" @ONLY CONTENT [[
#pragma once

#include <instar/chain.hpp>

/// The migrations of @schemas@, as they are committed.
extern const instar::chain @name@;
]])
  add_library(${name} STATIC "${out}/chain.cpp" "${out}/checked.stamp")
  if(migrations)
    target_sources(${name} PRIVATE "$<TARGET_OBJECTS:${name}_objects>")
  endif()
  target_include_directories(${name} PUBLIC "${work}/include")
  target_link_libraries(${name} PUBLIC instar::runtime PRIVATE ${arg_LINK_LIBRARIES})
  set_target_properties(${name} PROPERTIES CXX_CLANG_TIDY "" CXX_CPPCHECK "" CXX_INCLUDE_WHAT_YOU_USE "" UNITY_BUILD OFF
                                           POSITION_INDEPENDENT_CODE ON)
  if(objects)
    add_dependencies(${name} ${objects})
  endif()
endmacro()

macro(_instar_add_commands)
  if(arg_ODB_PRAGMAS)
    _instar_add_odb_pragmas()
  endif()
  set(revision_arguments "@${message}")
  set(revision_then COMMAND "${CMAKE_COMMAND}" -E rm -f "${message}" COMMAND "${CMAKE_COMMAND}" -E touch "${message}")
  set(plan_does "Planning the next revision of ${name}")
  set(revision_does "Writing the next revision of ${name}")
  set(review_does "Reviewing the migrations of ${name}")
  set(merge_arguments "@${message}")
  set(merge_then ${revision_then})
  set(merge_does "Merging the branches of ${name}")
  set(rebase_does "Putting one branch of ${name} behind the other")
  set(squash_arguments "@${message}")
  set(squash_then ${revision_then})
  set(squash_does "Squashing migrations of ${name}")
  set(history_does "Listing the migrations of ${name}")
  set(show_does "Showing a migration of ${name}")
  set(edit_does "Editing a migration of ${name}")
  foreach(command plan revision review merge rebase squash history show edit)
    add_custom_target(
      ${name}_${command}
      COMMAND "$<TARGET_FILE:instar::generator>" ${command} @arguments ${${command}_arguments}
      ${${command}_then}
      DEPENDS ${inputs}
      WORKING_DIRECTORY "${out}"
      COMMENT "${${command}_does}"
      VERBATIM USES_TERMINAL)
    add_dependencies(${name}_${command} instar::generator ${objects} ${programs})
  endforeach()
endmacro()
