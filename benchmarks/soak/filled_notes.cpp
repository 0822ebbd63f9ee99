/// A column that is filled in batches while old programs, which do not know it, go on writing.

#include <instar/chain.hpp>
#include <instar/migration.hpp>

namespace {
using namespace instar::operations;

constexpr auto slug = column("slug", text);
constexpr auto fills = column("fills", integer).not_null().default_value(0);  // how often a batch has met the row

namespace notes {
constexpr instar::revision revision{.id = "notes", .message = "notes"};
constexpr auto upgrade = steps(create_table("notes", column("id", bigint).not_null().identity(),
                                            column("title", text).not_null(), primary_key("pk_notes", "id")));
constexpr auto downgrade = irreversible("nobody goes back");
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace notes

namespace column_of_slugs {
constexpr instar::revision revision{.id = "column", .parents = {"notes"}, .message = "a column that old programs fill"};
constexpr auto upgrade = steps(
    add_column("notes", slug), add_column("notes", fills),
    execute("CREATE FUNCTION fill_slug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.slug = lower(new.title); "
            "RETURN new; END $$"),
    execute("CREATE TRIGGER fill_slug BEFORE INSERT OR UPDATE OF title ON notes FOR EACH ROW EXECUTE FUNCTION "
            "fill_slug()"));
constexpr auto downgrade = irreversible("nobody goes back");
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace column_of_slugs

namespace slugs {
constexpr instar::revision revision{.id = "slugs", .parents = {"column"}, .message = "slugs of old notes"};
constexpr auto upgrade =
    steps(backfill("notes", "id", "UPDATE notes SET slug = lower(title), fills = fills + 1 WHERE {keys}").batch(5000));
constexpr auto downgrade = irreversible("nobody goes back");
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace slugs

constexpr instar::chain_entry entries[] = {
    {&notes::migration, "digest-1"}, {&column_of_slugs::migration, "digest-2"}, {&slugs::migration, "digest-3"}};

}  // namespace

extern const instar::chain filled_notes;
const instar::chain filled_notes{entries, std::size(entries), "notes"};
