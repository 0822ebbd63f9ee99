# However the user asks for link-time optimisation, and for unity builds: what is read is compiled without.
start_from("${reviewed_project}")
replace_in(CMakeLists.txt "DIRECTORY migrations" "DIRECTORY migrations LINK_LIBRARIES optimised")
replace_in(CMakeLists.txt "add_schema_migrations(" [[
add_library(optimised INTERFACE)
target_compile_options(optimised INTERFACE -flto)
add_schema_migrations(]])
configure(configure -DCMAKE_BUILD_TYPE=Release -DCMAKE_INTERPROCEDURAL_OPTIMIZATION=ON
          -DCMAKE_INTERPROCEDURAL_OPTIMIZATION_RELEASE=ON -DCMAKE_CXX_FLAGS=-flto -DCMAKE_UNITY_BUILD=ON)
build(plan app_migrations_plan)
if(compiler MATCHES "clang")
  return() # Its objects take LLVM's own archiver and linker, which need not be there.
endif()
build(build)
step(run "${build}/app")
output_has("^1 migrations")
build_again(build_again)
