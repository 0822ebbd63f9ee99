# An AArch64 program, checked by a tool for this machine. Nothing of the target is run to build it.
start_from_consumer(in_tree)
step(configure "${CMAKE_COMMAND}" -S "${source}" -B "${build}" -G "${generator}"
     "-DCMAKE_TOOLCHAIN_FILE=${consumers}/aarch64.cmake" "-DINSTAR_SOURCE=${instar_SOURCE_DIR}" -DINSTAR_SQLITE=OFF
     -DINSTAR_POSTGRESQL=OFF "-DINSTAR_HOST_PATH=${instar_DIR}")
build(build app)
file(GLOB_RECURSE objects "${build}/CMakeFiles/app_migrations*.o")
foreach(file "${build}/app" ${objects})
  step(machine "${readelf}" -h "${file}")
  output_has("Machine: *AArch64")
endforeach()
# The chain is in the program, wherever an emulator can tell.
find_program(emulator qemu-aarch64)
if(emulator)
  step(run "${emulator}" -L /usr/aarch64-linux-gnu "${build}/app")
  output_has("^1 migrations")
endif()
add_member(note)
build(build_with_difference app)
