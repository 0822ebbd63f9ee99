# Runs one case: a script of steps on a copy of a project, in the manner of CMake's own Tests/RunCMake.
#
#   cmake -D case=<directory> -D work=<directory> -D generator=<name> -D instar_DIR=<build tree> ... -P driver.cmake
#
# <case>/case.cmake says the steps. What is expected of the step <step> stands beside it, as regular expressions:
#   <step>-result.txt   the exit code; 0 without the file
#   <step>-output.txt   what is printed, where one space stands for any white space, because CMake breaks lines; without
#                       the file, nothing that is printed may be a warning
cmake_minimum_required(VERSION 3.25)

# A build around this one must not reach into it.
foreach(variable MAKEFLAGS MFLAGS MAKELEVEL NINJA_STATUS VERBOSE DESTDIR MESSAGE DROP RENAME YES CXXFLAGS LDFLAGS)
  unset(ENV{${variable}})
endforeach()
set(ENV{CMAKE_BUILD_PARALLEL_LEVEL} 2)

set(source "${work}/source")
set(build "${work}/build")

# The project that the case works on, a copy.
function(start_from directory)
  file(REMOVE_RECURSE "${work}")
  file(MAKE_DIRECTORY "${work}")
  file(COPY "${directory}/" DESTINATION "${source}")
endfunction()

# start_from_consumer(<name>): a consumer's CMakeLists.txt, with the schema and the reviewed migration that all share.
function(start_from_consumer name)
  start_from("${reviewed_project}")
  # Not file(COPY), which leaves a file alone that has the same time, as all files of a fresh clone have.
  file(COPY_FILE "${consumers}/${name}/CMakeLists.txt" "${source}/CMakeLists.txt")
  file(COPY_FILE "${consumers}/migrate.cpp" "${source}/migrate.cpp")
endfunction()

# step(<name> <command>...): runs the command and compares; `output` is then what it printed.
function(step name)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY "${work}" INPUT_FILE /dev/null RESULT_VARIABLE result
                  OUTPUT_VARIABLE output ERROR_VARIABLE output)
  set(expected_result 0)
  set(expected_output "")
  foreach(part result output)
    if(EXISTS "${case}/${name}-${part}.txt")
      file(READ "${case}/${name}-${part}.txt" text)
      string(STRIP "${text}" text)
      string(REGEX REPLACE "[ \n]+" " " expected_${part} "${text}")
    endif()
  endforeach()
  string(REGEX REPLACE "[ \n]+" " " unbroken "${output}")
  set(complaint "")
  if(NOT result MATCHES "^(${expected_result})$")
    string(APPEND complaint "it ended with ${result}, expected ${expected_result}\n")
  endif()
  if(NOT unbroken MATCHES "${expected_output}")
    string(APPEND complaint "its output does not match ${name}-output.txt:\n${expected_output}\n")
  elseif(NOT EXISTS "${case}/${name}-output.txt" AND output MATCHES "CMake [A-Za-z ]*Warning|[Ww]arning:")
    string(APPEND complaint "its output holds a warning that nobody expects\n")
  endif()
  if(complaint)
    fail("step ${name}: ${complaint}It printed:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(fail text)
  string(REPLACE "\n" "\n  " text "${text}")
  message(FATAL_ERROR "\n  ${case}, ${generator}, in ${work}\n  ${text}")
endfunction()

# configure(<step> [<argument>...]): with instar where `where_instar_is` tells, its build tree unless a case says else.
set(where_instar_is "-Dinstar_DIR=${instar_DIR}")
macro(configure name)
  step(${name} "${CMAKE_COMMAND}" -S "${source}" -B "${build}" -G "${generator}" "-DCMAKE_CXX_COMPILER=${compiler}"
       ${where_instar_is} ${ARGN})
endmacro()

# build(<step> [<target>] [<argument>...])
macro(build name)
  set(build_arguments ${ARGN})
  if(build_arguments)
    list(PREPEND build_arguments --target)
  endif()
  step(${name} "${CMAKE_COMMAND}" --build "${build}" ${build_arguments})
endmacro()

# Writes a revision of what is declared, and reviews it.
macro(revise_and_review message)
  step(revision "${CMAKE_COMMAND}" -E env "MESSAGE=${message}" "${CMAKE_COMMAND}" --build "${build}" --target
       app_migrations_revision)
  step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
endmacro()

# build_again(<step>): a build right after a build does nothing, with any generator.
macro(build_again name)
  build(${name})
  output_has_not("Building|Linking|Checking|Reading|Re-running|Configuring")
endmacro()

function(output_has text)
  if(NOT output MATCHES "${text}")
    fail("no match for ${text} in\n${output}")
  endif()
endfunction()

function(output_has_not text)
  if(output MATCHES "${text}")
    fail("'${CMAKE_MATCH_0}' is there, a match for ${text}, in\n${output}")
  endif()
endfunction()

# replace_in(<file of the project> <text> <other text>): an edit, which has to find what it edits.
function(replace_in file text other)
  file(READ "${source}/${file}" content)
  string(REPLACE "${text}" "${other}" edited "${content}")
  if(edited STREQUAL content)
    fail("there is no '${text}' in ${file}:\n${content}")
  endif()
  file(WRITE "${source}/${file}" "${edited}")
endfunction()

# add_member(<name>): adds a member, and so a column, to the struct of the project.
function(add_member name)
  replace_in(task.hpp "(std::string, title)" "(std::string, title), (std::optional<std::string>, ${name})")
endfunction()

# The migration that the lock file lists last.
function(newest_migration variable)
  file(STRINGS "${source}/migrations/migrations.lock" lines)
  list(POP_BACK lines newest)
  string(REGEX REPLACE "^.* " "migrations/" newest "${newest}")
  set(${variable} "${newest}" PARENT_SCOPE)
endfunction()

# One text for all files of the project and what is in them.
function(hash_of_source variable)
  file(GLOB_RECURSE files LIST_DIRECTORIES true "${source}/*")
  set(all "")
  foreach(file IN LISTS files)
    set(hash directory)
    if(NOT IS_DIRECTORY "${file}")
      file(SHA256 "${file}" hash)
    endif()
    string(APPEND all "${file} ${hash}\n")
  endforeach()
  set(${variable} "${all}" PARENT_SCOPE)
endfunction()

include("${case}/case.cmake")
