# What instar's own targets have in common: C++20, warnings for us and not for those who use us.
function(instar_compile_like_us target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  # A project may ask for unity builds of its own sources; ours have names of their own in each file.
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF UNITY_BUILD OFF)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    # Designated initialisers leave members out on purpose.
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers
                                             $<$<BOOL:${INSTAR_WARNINGS_AS_ERRORS}>:-Werror>)
    # GCC 12 sees an overlap in "text" + std::string where there is none (GCC bug 105651).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE -Wno-restrict)
    endif()
  endif()
endfunction()

# instar_library(<name> <source>... [FOR_SPEED <source>...]): the library instar_<name>, known everywhere as
# instar::<name>. A release is compiled for size, because most code is executed once in a run or once for a change, and a
# program loads it for that; FOR_SPEED is what reads and compares whole schemas, or whole journals.
function(instar_library name)
  cmake_parse_arguments(PARSE_ARGV 1 library "" "" FOR_SPEED)
  add_library(instar_${name} STATIC ${library_UNPARSED_ARGUMENTS} ${library_FOR_SPEED})
  add_library(instar::${name} ALIAS instar_${name})
  set_target_properties(instar_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_include_directories(instar_${name} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
                                                   "$<INSTALL_INTERFACE:include>")
  instar_compile_like_us(instar_${name})
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(instar_${name} PRIVATE $<$<CONFIG:Release>:-Os>)
    set_source_files_properties(${library_FOR_SPEED} PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-O2>)
  endif()
endfunction()
