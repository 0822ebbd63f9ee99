# The message names both versions.
start_from("${project}")
file(WRITE "${work}/host/bin/instar" "#!/bin/sh\necho instar 9.8.7\n")
file(CHMOD "${work}/host/bin/instar" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
configure(other_version "-DINSTAR_HOST_PATH=${work}/host")
file(WRITE "${work}/host/bin/instar" "#!/bin/sh\necho cannot run >&2\nexit 1\n")
configure(no_version "-DINSTAR_HOST_PATH=${work}/host")
