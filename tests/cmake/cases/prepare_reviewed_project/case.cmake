# The project with one reviewed migration, from which most cases start.
start_from("${project}")
configure(configure)
revise_and_review("first tables")
file(REMOVE_RECURSE "${reviewed_project}")
file(COPY "${source}/" DESTINATION "${reviewed_project}")
