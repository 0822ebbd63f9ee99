# The loop of a developer, with the message from the environment and from -DMESSAGE.
start_from("${project}")
configure(configure)
step(first_revision "${CMAKE_COMMAND}" -E env "MESSAGE=first tables" "${CMAKE_COMMAND}" --build "${build}" --target
     app_migrations_revision)
build(build_of_draft)
build(review_without_terminal app_migrations_review)
build(build_of_draft)
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
step(run "${build}/app")
output_has("^1 migrations")

add_member(note)
build(build_with_difference)
step(plan "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_plan)
configure(configure_with_message "-DMESSAGE=add a note, for \"people\" & $<TOOLS>")
step(second_revision "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_revision)
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
step(run "${build}/app")
output_has("^2 migrations")
build_again(build_again)

# The message was for one revision only.
add_member(colour)
step(third_revision "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_revision)
newest_migration(third)
file(READ "${source}/${third}" text)
if(text MATCHES "people")
  fail("the message of the second revision was used again:\n${text}")
endif()

# A migration of data alone changes the lock file and nothing else that is there already.
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
step(data_revision "${CMAKE_COMMAND}" -E env EMPTY=1 MESSAGE=titles "${CMAKE_COMMAND}" --build "${build}" --target
     app_migrations_revision)
build(build_of_draft)
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
step(run "${build}/app")
output_has("^4 migrations")
