# What every consumer does: it builds, migrates a new database once, and links the client library of its database and
# nothing else.
build(build)
file(REMOVE "${work}/app.db")
step(run "${build}/app" "${work}/app.db")
output_has("^1 migrations, 1 tasks")
step(run "${build}/app" "${work}/app.db")
output_has("^0 migrations, 2 tasks")
build_again(build_again)
if(readelf)
  step(libraries "${readelf}" -d "${build}/app")
  output_has("libsqlite3")
  output_has_not("libcrypto|libpqxx|libpq|libfmt|libboost")
endif()
