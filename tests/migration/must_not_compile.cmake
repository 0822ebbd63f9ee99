# cmake -DCOMPILER=<c++> -DINCLUDE=<dir> -DFILE=<source> -P must_not_compile.cmake
file(STRINGS "${FILE}" first_line LIMIT_COUNT 1)
string(REGEX REPLACE "^// *" "" expected "${first_line}")
set(compile "${COMPILER}" -std=c++20 -fsyntax-only "-I${INCLUDE}" "${FILE}")

execute_process(COMMAND ${compile} RESULT_VARIABLE result ERROR_VARIABLE errors)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "The corrected twin does not compile:\n${errors}")
endif()

execute_process(COMMAND ${compile} -DMISTAKE RESULT_VARIABLE result ERROR_VARIABLE errors)
if(result EQUAL 0)
  message(FATAL_ERROR "The mistake compiles.")
endif()
# The first error with its notes: GCC quotes the reason in the error, Clang in a note.
string(FIND "${errors}" "error: " begin)
string(SUBSTRING "${errors}" ${begin} -1 first_error)
string(SUBSTRING "${first_error}" 1 -1 rest)
string(FIND "${rest}" "error: " end)
string(SUBSTRING "${rest}" 0 ${end} first_error)
string(FIND "${first_error}" "${expected}" position)
if(position EQUAL -1)
  message(FATAL_ERROR "The first error does not say `${expected}`:\n${errors}")
endif()
