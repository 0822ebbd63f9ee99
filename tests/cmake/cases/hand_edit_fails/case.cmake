# A migration that was edited so that it no longer makes what is committed: the difference is shown, and what to do.
start_from("${reviewed_project}")
configure(configure)
build(build)
newest_migration(migration)
replace_in("${migration}" "\"title\"" "\"titel\"")
build(build_of_edited)

# One whose way down does not lead back: it is named, with what would be left.
replace_in("${migration}" "\"titel\"" "\"title\"")
replace_in("${migration}" "    drop_table(" "    execute(\"SELECT 1\"), drop_table(")
replace_in("${migration}" "    create_table("
           "    create_table(\"left_over\", column(\"id\", bigint)),\n    create_table(")
build(build_with_one_way)
