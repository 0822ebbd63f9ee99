// 5b0c7d21e9f4: the library
#include <instar/migration.hpp>

namespace {

using namespace instar::operations;

constexpr instar::revision revision{
    .id = "5b0c7d21e9f4",
    .message = "the library",
};

// clang-format off
constexpr auto upgrade = steps(
    create_table("author",
        column("id", integer).not_null().identity().autoincrement(),
        column("name", text).not_null(),
        primary_key("author_pkey", "id"),
        index("author_name_i", "name").unique()),
    create_table("book",
        column("id", integer).not_null().identity().autoincrement(),
        column("title", text).not_null(),
        column("pages", integer).not_null().default_value(0),
        column("author", integer).not_null(),
        primary_key("book_pkey", "id"),
        check("book_pages_check", "{pages} >= 0"),
        foreign_key("author_fk", "author")
            .references("author", "id")
            .on_delete(cascade)
            .deferrable()
            .initially_deferred(),
        index("book_title_i", "title")),
    create_table("book_subjects",
        column("object_id", integer).not_null(),
        column("index", integer).not_null(),
        column("value", text).not_null(),
        foreign_key("object_id_fk", "object_id").references("book", "id").on_delete(cascade),
        index("book_subjects_index_i", "index"),
        index("book_subjects_object_id_i", "object_id")));

constexpr auto downgrade = steps(
    drop_table("book_subjects",
        column("object_id", integer).not_null(),
        column("index", integer).not_null(),
        column("value", text).not_null(),
        foreign_key("object_id_fk", "object_id").references("book", "id").on_delete(cascade),
        index("book_subjects_index_i", "index"),
        index("book_subjects_object_id_i", "object_id")),
    drop_table("book",
        column("id", integer).not_null().identity().autoincrement(),
        column("title", text).not_null(),
        column("pages", integer).not_null().default_value(0),
        column("author", integer).not_null(),
        primary_key("book_pkey", "id"),
        check("book_pages_check", "{pages} >= 0"),
        foreign_key("author_fk", "author")
            .references("author", "id")
            .on_delete(cascade)
            .deferrable()
            .initially_deferred(),
        index("book_title_i", "title")),
    drop_table("author",
        column("id", integer).not_null().identity().autoincrement(),
        column("name", text).not_null(),
        primary_key("author_pkey", "id"),
        index("author_name_i", "name").unique()));
// clang-format on

}  // namespace

extern const instar::migration instar_migration_5b0c7d21e9f4;
const instar::migration instar_migration_5b0c7d21e9f4 = instar::migration_of<revision, upgrade, downgrade>;
