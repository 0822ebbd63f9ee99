# Said when configuring, and not by a compiler or a shell later.
start_from("${project}")
set(cross -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64)
configure(no_host_path ${cross})
configure(nothing_there ${cross} "-DINSTAR_HOST_PATH=${work}/nowhere")
