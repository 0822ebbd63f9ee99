/// A migration for each way to change a table that is in use.

#include <iterator>

#include <instar/chain.hpp>
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr instar::revision following(std::string_view parent, std::string_view id) {
  return {.id = id, .parents = {parent}, .message = id};
}

constexpr auto author = column("author", bigint).not_null();
constexpr auto title = column("title", varchar(40)).not_null();
constexpr auto amount = column("amount", integer);
constexpr auto state = column("state", declared_type("states")).not_null();
constexpr auto no_way_back = irreversible("nobody goes back");

namespace notes {
constexpr instar::revision revision{.id = "notes", .message = "notes"};
constexpr auto upgrade = steps(create_object(enumeration("states", "open", "done")),
                               create_table("authors", column("id", bigint).not_null(),
                                            column("written", bigint).not_null(), primary_key("pk_authors", "id")),
                               create_table("notes", column("id", bigint).not_null(), author, title, amount, state,
                                            column("written", bigint).not_null(), primary_key("pk_notes", "id")));
}  // namespace notes

namespace column_with_default {
constexpr auto revision = following("notes", "column_with_default");
constexpr auto upgrade = steps(add_column("notes", column("priority", integer).not_null().default_value(0)));
}  // namespace column_with_default

namespace column_of_random_values {
constexpr auto revision = following("column_with_default", "column_of_random_values");
constexpr auto upgrade =
    steps(add_column("notes", column("token", uuid).not_null().default_value(sql("gen_random_uuid()"))));
}  // namespace column_of_random_values

namespace dropped_column {
constexpr auto revision = following("column_of_random_values", "dropped_column");
constexpr auto upgrade =
    steps(drop_column("notes", column("token", uuid).not_null().default_value(sql("gen_random_uuid()"))));
}  // namespace dropped_column

namespace renamed_column {
constexpr auto revision = following("dropped_column", "renamed_column");
constexpr auto upgrade = steps(rename_column("notes", "priority", "urgency"));
}  // namespace renamed_column

namespace changed_default {
constexpr auto revision = following("renamed_column", "changed_default");
constexpr auto upgrade = steps(alter_column("notes", column("urgency", integer).not_null().default_value(0),
                                            column("urgency", integer).not_null().default_value(1)));
}  // namespace changed_default

namespace new_label {
constexpr auto revision = following("changed_default", "new_label");
constexpr auto upgrade =
    steps(alter_object(enumeration("states", "open", "done"), enumeration("states", "open", "done", "lost")));
}  // namespace new_label

namespace index_blocking {
constexpr auto revision = following("new_label", "index_blocking");
constexpr auto upgrade = steps(create_index("notes", index("ix_notes_title", "title")));
}  // namespace index_blocking

namespace index_concurrently {
constexpr auto revision = following("index_blocking", "index_concurrently");
constexpr auto upgrade = steps(create_index("notes", index("ix_notes_author", "author")).concurrently());
}  // namespace index_concurrently

namespace dropped_index {
constexpr auto revision = following("index_concurrently", "dropped_index");
constexpr auto upgrade = steps(drop_index("notes", index("ix_notes_title", "title")).concurrently());
}  // namespace dropped_index

namespace unique_index_blocking {
constexpr auto revision = following("dropped_index", "unique_index_blocking");
constexpr auto upgrade = steps(create_index("notes", index("ux_notes_title", "title", "id").unique()));
}  // namespace unique_index_blocking

namespace unique_index_concurrently {
constexpr auto revision = following("unique_index_blocking", "unique_index_concurrently");
constexpr auto upgrade = steps(create_index("notes", index("ux_notes_author", "author", "id").unique()).concurrently());
}  // namespace unique_index_concurrently

namespace check_blocking {
constexpr auto revision = following("unique_index_concurrently", "check_blocking");
constexpr auto upgrade = steps(add_constraint("notes", check("ck_notes_title", "{title} <> ''")));
}  // namespace check_blocking

namespace check_validated {
constexpr auto longer = check("ck_notes_author", "{author} > 0");
constexpr auto revision = following("check_blocking", "check_validated");
constexpr auto upgrade = steps(add_constraint("notes", longer.not_valid()), commit_here(),
                               alter_constraint("notes", longer.not_valid(), longer));
}  // namespace check_validated

namespace foreign_key_blocking {
constexpr auto revision = following("check_validated", "foreign_key_blocking");
constexpr auto upgrade =
    steps(add_constraint("notes", foreign_key("fk_notes_author", "author").references("authors", "id")));
}  // namespace foreign_key_blocking

namespace dropped_foreign_key {
constexpr auto revision = following("foreign_key_blocking", "dropped_foreign_key");
constexpr auto upgrade =
    steps(drop_constraint("notes", foreign_key("fk_notes_author", "author").references("authors", "id")));
}  // namespace dropped_foreign_key

namespace foreign_key_validated {
constexpr auto to_author = foreign_key("fk_notes_author", "author").references("authors", "id");
constexpr auto revision = following("dropped_foreign_key", "foreign_key_validated");
constexpr auto upgrade = steps(add_constraint("notes", to_author.not_valid()), commit_here(),
                               alter_constraint("notes", to_author.not_valid(), to_author));
}  // namespace foreign_key_validated

namespace not_null_blocking {
constexpr auto revision = following("foreign_key_validated", "not_null_blocking");
constexpr auto upgrade = steps(alter_column("notes", amount, amount.not_null()));
}  // namespace not_null_blocking

namespace nullable_again {
constexpr auto revision = following("not_null_blocking", "nullable_again");
constexpr auto upgrade = steps(alter_column("notes", amount.not_null(), amount));
}  // namespace nullable_again

namespace not_null_by_check {
constexpr auto given = check("ck_notes_amount_given", "{amount} IS NOT NULL");
constexpr auto revision = following("nullable_again", "not_null_by_check");
constexpr auto upgrade = steps(add_constraint("notes", given.not_valid()), commit_here(),
                               alter_constraint("notes", given.not_valid(), given), commit_here(),
                               alter_column("notes", amount, amount.not_null()), drop_constraint("notes", given));
}  // namespace not_null_by_check

namespace longer_varchar {
constexpr auto revision = following("not_null_by_check", "longer_varchar");
constexpr auto upgrade = steps(drop_constraint("notes", check("ck_notes_title", "{title} <> ''")),
                               alter_column("notes", title, column("title", text).not_null()));
}  // namespace longer_varchar

namespace type_that_rewrites {
constexpr auto revision = following("longer_varchar", "type_that_rewrites");
constexpr auto upgrade = steps(alter_column("notes", amount.not_null(), column("amount", bigint).not_null()));
}  // namespace type_that_rewrites

namespace type_beside {
constexpr auto wide = column("wide", bigint);
constexpr auto given = check("ck_notes_wide_given", "{wide} IS NOT NULL");
constexpr auto revision = following("type_that_rewrites", "type_beside");
constexpr auto upgrade = steps(
    add_column("notes", wide),
    execute("CREATE FUNCTION fill_wide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.wide = new.amount; "
            "RETURN new; END $$"),
    execute("CREATE TRIGGER fill_wide BEFORE INSERT OR UPDATE OF amount ON notes FOR EACH ROW EXECUTE FUNCTION "
            "fill_wide()"),
    backfill("notes", "id", "UPDATE notes SET wide = amount WHERE {keys}").batch(5000),
    add_constraint("notes", given.not_valid()), commit_here(), alter_constraint("notes", given.not_valid(), given),
    commit_here(), alter_column("notes", wide, wide.not_null()), drop_constraint("notes", given));
}  // namespace type_beside

namespace beside_a_report {
constexpr auto revision = following("type_beside", "beside_a_report");
constexpr auto upgrade = steps(add_column("notes", column("remark", text)));
}  // namespace beside_a_report

template <const auto& Revision, const auto& Upgrade>
constexpr instar::migration migration = instar::migration_of<Revision, Upgrade, no_way_back>;

constexpr instar::chain_entry entries[] = {
    {&migration<notes::revision, notes::upgrade>, "digest"},
    {&migration<column_with_default::revision, column_with_default::upgrade>, "digest"},
    {&migration<column_of_random_values::revision, column_of_random_values::upgrade>, "digest"},
    {&migration<dropped_column::revision, dropped_column::upgrade>, "digest"},
    {&migration<renamed_column::revision, renamed_column::upgrade>, "digest"},
    {&migration<changed_default::revision, changed_default::upgrade>, "digest"},
    {&migration<new_label::revision, new_label::upgrade>, "digest"},
    {&migration<index_blocking::revision, index_blocking::upgrade>, "digest"},
    {&migration<index_concurrently::revision, index_concurrently::upgrade>, "digest"},
    {&migration<dropped_index::revision, dropped_index::upgrade>, "digest"},
    {&migration<unique_index_blocking::revision, unique_index_blocking::upgrade>, "digest"},
    {&migration<unique_index_concurrently::revision, unique_index_concurrently::upgrade>, "digest"},
    {&migration<check_blocking::revision, check_blocking::upgrade>, "digest"},
    {&migration<check_validated::revision, check_validated::upgrade>, "digest"},
    {&migration<foreign_key_blocking::revision, foreign_key_blocking::upgrade>, "digest"},
    {&migration<dropped_foreign_key::revision, dropped_foreign_key::upgrade>, "digest"},
    {&migration<foreign_key_validated::revision, foreign_key_validated::upgrade>, "digest"},
    {&migration<not_null_blocking::revision, not_null_blocking::upgrade>, "digest"},
    {&migration<nullable_again::revision, nullable_again::upgrade>, "digest"},
    {&migration<not_null_by_check::revision, not_null_by_check::upgrade>, "digest"},
    {&migration<longer_varchar::revision, longer_varchar::upgrade>, "digest"},
    {&migration<type_that_rewrites::revision, type_that_rewrites::upgrade>, "digest"},
    {&migration<type_beside::revision, type_beside::upgrade>, "digest"},
    {&migration<beside_a_report::revision, beside_a_report::upgrade>, "digest"},
};

}  // namespace

extern const instar::chain changed_notes;
const instar::chain changed_notes{entries, std::size(entries), "notes"};
