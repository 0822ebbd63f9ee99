# Lets the ODB compiler write a changelog of the schema that persistent classes declare for one database, and beside it the
# list of the files that were read:
#   cmake -D settings=<file> -D database=<database> -D output=<directory>/<database>.xml -P read_odb_headers.cmake
cmake_minimum_required(VERSION 3.25)
include("${settings}")
set(here "${CMAKE_CURRENT_LIST_DIR}/odb")
cmake_path(REMOVE_EXTENSION output OUTPUT_VARIABLE stem)

# Nothing is read by halves: without the output, the build comes back here.
function(give_up what text)
  file(REMOVE "${output}")
  string(STRIP "${text}" text)
  string(REPLACE "\n" "\n  " text "${text}")
  set(advice "")
  if(text MATCHES "(addition|deletion) version is")
    set(advice "\nThe classes have members that are added or deleted in a version (#pragma db added, deleted). They can be read "
               "only together with the changelog that ODB keeps for them: give it by\n  ODB_CHANGELOG <file>...\nOr take "
               "those pragmas away, because the history of the schema is now in the migrations.")
  elseif(text MATCHES "not yet handled automatically")
    set(advice "\nODB's own evolution cannot make this change, and instar can: take ODB_CHANGELOG away, and with it the pragmas "
               "added and deleted, because the history of the schema is now in the migrations.")
  endif()
  string(CONCAT advice ${advice})
  message(FATAL_ERROR "${name}: ${what} for ${database}. It said\n  ${text}${advice}\nNothing was written.")
endfunction()

# libodb's headers where there are any, and the stand-ins only where there are none: they define the same names.
set(has_libodb "${INSTAR_ODB_INCLUDE_DIR}")
foreach(directory IN LISTS directories)
  if(EXISTS "${directory}/odb/version.hxx")
    set(has_libodb "${directory}")
  endif()
endforeach()
if(NOT has_libodb)
  list(APPEND directories "${here}/stand_ins")
elseif(INSTAR_ODB_INCLUDE_DIR)
  list(APPEND directories "${INSTAR_ODB_INCLUDE_DIR}")
endif()
list(REMOVE_DUPLICATES directories)
list(TRANSFORM directories PREPEND -I)
list(TRANSFORM definitions PREPEND -D)
set(flags ${directories} ${definitions})

# The compiler of ODB lists no files, so that of the project does.
set(all_headers "")
foreach(header IN LISTS odb_headers)
  string(APPEND all_headers "#include \"${header}\"\n")
endforeach()
file(WRITE "${stem}/headers.cpp" "${all_headers}")
string(TOUPPER "${database}" macro)
execute_process(
  COMMAND "${CMAKE_CXX_COMPILER}" -std=gnu++20 -MM -MQ "${output}" -MF "${stem}.d" -DODB_COMPILER
          -DODB_COMPILER_VERSION=2040000 -DODB_DATABASE_${macro} ${flags} "${stem}/headers.cpp"
  RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0)
  give_up("the compiler refuses the headers" "${said}")
endif()

if(changelog_of_${database})
  # ODB writes no file when it finds no change; then what is given is the answer.
  file(COPY_FILE "${changelog_of_${database}}" "${output}")
  set(how --changelog-in "${changelog_of_${database}}" --changelog-out "${output}")
else()
  # The whole of the present schema as a base model, whatever versions the headers tell of.
  set(how --init-changelog --changelog "${output}" --odb-epilogue "#pragma db model version(1, 1)")
endif()
execute_process(
  COMMAND "${INSTAR_ODB_EXECUTABLE}" --database ${database} ${flags} -x -std=gnu++20 --at-once --input-name ${name}
          --generate-query --generate-schema-only --schema-format sql --odb-epilogue
          "#include \"${here}/instar_optional.hxx\"" ${how} -o "${stem}" ${arg_ODB_OPTIONS} ${odb_headers}
  RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0)
  give_up("the ODB compiler refuses the headers" "${said}")
endif()
if(NOT said STREQUAL "")
  message(NOTICE "${said}")
endif()
file(TOUCH "${output}")
