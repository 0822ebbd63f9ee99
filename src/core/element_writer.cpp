#include <algorithm>
#include <utility>

#include <instar/snapshot.hpp>
#include <instar/vocabulary/canonical_text.hpp>

#include "core/canonical_string.hpp"

namespace instar {
namespace {

struct constraint_writer {
  canonical_string& out;
  void operator()(const primary_key& key) { canonical::write_primary_key(out, key); }
  void operator()(const unique& one) { canonical::write_unique(out, one); }
  void operator()(const foreign_key& key) { canonical::write_foreign_key(out, key); }
  void operator()(const check& one) { canonical::write_check(out, one); }
  void operator()(const exclude& one) { canonical::write_exclude(out, one); }
};

/// The lines of some elements, each indented.
template <class Elements>
std::string lines_of(const Elements& elements, std::size_t indent) {
  std::string text;
  for (const auto& element : elements) text.append(indent, ' ').append(write_line(element)) += '\n';
  return text;
}

}  // namespace

std::string write_name(std::string_view name) {
  canonical_string out;
  canonical::write_name(out, name);
  return std::move(out.text);
}

std::string write_line(const column& any) {
  canonical_string out{"column "};
  canonical::write_column(out, any);
  return std::move(out.text);
}

std::string write_line(const constraint& any) {
  canonical_string out;
  std::visit(constraint_writer{out}, any);
  return std::move(out.text);
}

std::string write_line(const index& any) {
  canonical_string out{"index "};
  canonical::write_index(out, any);
  return std::move(out.text);
}

std::string write_line(const row& any) {
  canonical_string out{"row "};
  canonical::write_row(out, any);
  return std::move(out.text);
}

std::string write_line(const object& any) {
  canonical_string out;
  canonical::write_object_head(out, any);
  return std::move(out.text);
}

std::string write_table_head(const table& any) {
  canonical_string out;
  canonical::write_table_head(out, any);
  return std::move(out.text);
}

std::string write_table_body(const table& any, std::size_t indent) {
  return lines_of(any.columns, indent) + lines_of(any.constraints, indent) + lines_of(any.indexes, indent) +
         lines_of(any.rows, indent);
}

std::string write_object(const object& any, std::size_t indent) {
  return std::string(indent, ' ') + write_line(any) + "\n" + lines_of(any.attributes, indent + 2);
}

}  // namespace instar
