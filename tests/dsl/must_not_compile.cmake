# Compiles one case with its mistake, which has to fail with the expected sentence as its first error, and without,
# which has to succeed. The first comment of the case is the sentence, as a regular expression.
#
#   cmake -D COMPILER=g++ -D CASE=.../no_primary_key.cpp -D INCLUDES=dir;dir -P must_not_compile.cmake
list(TRANSFORM INCLUDES PREPEND -I)
set(compile ${COMPILER} -std=c++20 -fsyntax-only -Wall -Wextra ${INCLUDES})
set(ENV{LC_ALL} C)

execute_process(COMMAND ${compile} ${CASE} RESULT_VARIABLE result ERROR_VARIABLE output)
if(NOT result EQUAL 0 OR NOT output STREQUAL "")
  message(FATAL_ERROR "without its mistake this should compile without a word:\n${output}")
endif()

execute_process(COMMAND ${compile} -DMISTAKE ${CASE} RESULT_VARIABLE result ERROR_VARIABLE output)
if(result EQUAL 0)
  message(FATAL_ERROR "the mistake compiles")
endif()
file(STRINGS ${CASE} expected LIMIT_COUNT 1)
string(REPLACE "// " "" expected "${expected}")
string(REGEX MATCH "error: [^\n]*" first "${output}")
if(NOT first MATCHES "${expected}")
  message(FATAL_ERROR "expected first: ${expected}\nis first:       ${first}\n\n${output}")
endif()
