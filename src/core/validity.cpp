#include "core/validity.hpp"

#include <string>

#include <instar/error.hpp>
#include <instar/snapshot.hpp>

#include "core/object_validity.hpp"
#include "core/table_validity.hpp"

namespace instar {
namespace {

[[noreturn]] void fail(const std::string& what, std::string_view where) {
  throw error(error_code::malformed, what, {.where = std::string(where)});
}

}  // namespace

void expect_valid(const model& schema, std::string_view where) {
  for (const auto& any : schema.tables) {
    auto text = complaint_about(schema, any);
    if (text.empty()) text = complaint_about_rows(any);
    if (!text.empty()) fail("table " + any.name + " is impossible: " + text, where);
  }
  for (const auto& any : schema.objects)
    if (const auto text = complaint_about(schema, any); !text.empty())
      fail("`" + write_line(any) + "` is impossible: " + text, where);
}

void expect_valid_table(const model& schema, std::string_view table_name) {
  const auto* any = schema.find_table(table_name);
  if (any == nullptr) return;
  if (const auto text = complaint_about(schema, *any); !text.empty())
    throw error(error_code::not_applicable, "table " + any->name + " would be impossible: " + text);
}

void expect_valid_object(const model& schema, const object& any) {
  if (const auto text = complaint_about(schema, any); !text.empty())
    throw error(error_code::not_applicable, "`" + write_line(any) + "` would be impossible: " + text);
}

void expect_references_hold(const model& schema, std::string_view table_name) {
  for (const auto& any : schema.tables)
    for (const auto& one : any.constraints)
      if (const auto* key = std::get_if<foreign_key>(&one); key != nullptr && key->referenced_table == table_name)
        expect_valid_table(schema, any.name);
}

}  // namespace instar
