/// Labels that are used in the transaction that makes them, which PostgreSQL does not take of those that it adds.

#include <boost/test/unit_test.hpp>

#include <instar/operation.hpp>

#include "dialects/scratch_database.hpp"

namespace instar::testing {

BOOST_AUTO_TEST_CASE(a_new_label_is_used_at_once_however_it_is_spelt) {
  for (const char* label : {"new", "back\\slash", "it's", "v1.2", "a$b", "two words", "grün", "''", "\\"})
    for (const auto kind : {term_kind::text, term_kind::expression}) BOOST_TEST_CONTEXT(label) {
        const object before{.kind = object_kind::enumeration, .name = "mood", .labels = {"sad"}};
        object after = before;
        after.labels.emplace_back(label);
        const auto database = scratch_postgresql();
        const auto value =
            kind == term_kind::text ? std::string(label) : database->dialect().quote_text(label) + "::mood";
        const column feels{.name = "feels", .type = {.name = "mood", .declared = true}, .default_value = {kind, value}};
        const model schema{.objects = {before}};
        create(*database, schema);
        database->query("BEGIN");
        make(*database, schema,
             std::vector<operation>{alter_object{before, after}, create_table{{.name = "people", .columns = {feels}}}});
        database->query("COMMIT");
        database->query("INSERT INTO people DEFAULT VALUES");
      }
}

}  // namespace instar::testing
