# Compiles the probe with each set of flags, and with a cross compiler where there is one, and asks that all object files
# hold the same frames.
#
#   cmake -D COMPILER=g++ -D FLAG_SETS=-O0;-O2 -g;... -D CROSS_COMPILER=aarch64-linux-gnu-g++ -D CROSS_FLAG_SETS=...
#         -D INCLUDES=... -D BOOST=... -D PROBE=... -D DIRECTORY=... -P extraction.cmake
set(frames_expected 11)
file(MAKE_DIRECTORY "${DIRECTORY}")

# A cross compiler must not see the rest of the host's headers, so Boost is shown to it alone.
if(NOT BOOST)
  set(BOOST /usr/include)
endif()
file(MAKE_DIRECTORY "${DIRECTORY}/boost_only")
file(CREATE_LINK "${BOOST}/boost" "${DIRECTORY}/boost_only/boost" SYMBOLIC)
list(TRANSFORM INCLUDES PREPEND -I)

# expect_frames(<compiler> <flag>...): compiles the probe so, and compares its frames with those of the first time.
function(expect_frames compiler)
  execute_process(
    COMMAND ${compiler} -std=c++20 ${ARGN} ${INCLUDES} -isystem "${DIRECTORY}/boost_only" -c ${PROBE} -o
            "${DIRECTORY}/probe.o" COMMAND_ERROR_IS_FATAL ANY)
  # The length and the checksum in the first line of a frame speak for the lines between it and the last.
  file(STRINGS "${DIRECTORY}/probe.o" lines REGEX "INSTAR{(man|tbl)")
  file(STRINGS "${DIRECTORY}/probe.o" ends REGEX ":}INSTAR")
  list(LENGTH lines frames)
  list(LENGTH ends closed)
  list(SORT lines)
  if(NOT frames EQUAL frames_expected OR NOT closed EQUAL frames)
    message(FATAL_ERROR "${compiler} ${ARGN}: ${frames} frames instead of ${frames_expected}:\n${lines}")
  endif()
  if(NOT DEFINED first_lines)
    set(first_lines "${lines}" PARENT_SCOPE)
  elseif(NOT lines STREQUAL first_lines)
    message(FATAL_ERROR "${compiler} ${ARGN}: other frames:\n${lines}\ninstead of\n${first_lines}")
  endif()
endfunction()

foreach(flags ${FLAG_SETS})
  separate_arguments(flags)
  expect_frames(${COMPILER} ${flags})
endforeach()
if(CROSS_COMPILER)
  foreach(flags ${CROSS_FLAG_SETS})
    separate_arguments(flags)
    expect_frames(${CROSS_COMPILER} ${flags})
  endforeach()
endif()
