# add_subdirectory, then FetchContent of the same sources: the tool is made in the same build, and nothing that only
# instar itself needs. What the project asks for of its own sources, a unity build, is not asked of instar's.
start_from_consumer(in_tree)
set(where_instar_is "-DINSTAR_SOURCE=${instar_SOURCE_DIR}" -DINSTAR_POSTGRESQL=OFF)
foreach(fetch OFF ON)
  configure(configure -DFETCH=${fetch} -DCMAKE_UNITY_BUILD=ON)
  include("${consumers}/builds_and_runs.cmake")
endforeach()
build(help help)
output_has_not("core_test|unit_test")
