# instar_find_host_tool(<version>): imports instar::generator, the tool for the machine that builds, from the prefix or
# build directory INSTAR_HOST_PATH. What is built for the target is never run, so a cross build cannot make it.
cmake_policy(VERSION 3.25...3.31)

function(instar_find_host_tool version)
  set(places "${INSTAR_HOST_PATH}/bin" "${INSTAR_HOST_PATH}/generator")
  unset(tool)
  find_program(tool instar PATHS ${places} NO_CACHE NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT tool)
    list(JOIN places "\n  " places)
    message(FATAL_ERROR "instar: no host tool under INSTAR_HOST_PATH. It was looked for in\n  ${places}\n"
                        "INSTAR_HOST_PATH is to be the prefix or the build directory of an instar ${version} built for "
                        "this machine.")
  endif()
  execute_process(COMMAND "${tool}" --version OUTPUT_VARIABLE answer ERROR_VARIABLE answer RESULT_VARIABLE result)
  string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" found "${answer}")
  if(NOT result EQUAL 0 OR NOT found)
    message(FATAL_ERROR "instar: the host tool does not say its version. Is it built for this machine?\n"
                        "  ${tool} --version\nended with ${result}:\n  ${answer}")
  endif()
  if(NOT found VERSION_EQUAL version)
    message(FATAL_ERROR "instar: the host tool is version ${found} and the libraries are version ${version}; they must "
                        "be the same.\n  ${tool}\nBuild or install instar ${version} for this machine and set "
                        "INSTAR_HOST_PATH to it.")
  endif()
  add_executable(instar::generator IMPORTED GLOBAL)
  set_target_properties(instar::generator PROPERTIES IMPORTED_LOCATION "${tool}")
endfunction()
