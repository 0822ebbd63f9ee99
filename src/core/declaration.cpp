#include <optional>
#include <utility>

#include <instar/snapshot.hpp>

#include "core/element_reader.hpp"
#include "core/object_reader.hpp"
#include "core/validity.hpp"

namespace instar {
namespace {

/// `OLD to NEW` behind the words of a hint.
rename_hint read_names(line_cursor& line, renamed_kind kind, const std::string& owner) {
  rename_hint hint{.kind = kind, .owner = owner, .from = line.name()};
  line.expect("to");
  hint.to = line.name();
  return hint;
}

/// The hint of a line in a table's frame, if it is one.
std::optional<rename_hint> take_table_hint(line_cursor& line, const std::string& table_name) {
  if (line.take("renamed table"))
    return rename_hint{.kind = renamed_kind::table, .from = line.name(), .to = table_name};
  if (line.take("renamed column")) return read_names(line, renamed_kind::column, table_name);
  if (line.take("renamed constraint")) return read_names(line, renamed_kind::constraint, table_name);
  if (line.take("renamed index")) return read_names(line, renamed_kind::index, table_name);
  return std::nullopt;
}

rename_hint read_label_names(line_cursor& line, const object& any) {
  rename_hint hint{.kind = renamed_kind::label, .owner = any.name, .from = line.quoted('\'')};
  line.expect("to");
  hint.to = line.quoted('\'');
  hint.object = object_kind::enumeration;
  return hint;
}

std::optional<rename_hint> take_object_hint(line_cursor& line, const object& any) {
  if (line.take("renamed object"))
    return rename_hint{
        .kind = renamed_kind::object, .owner = any.on, .from = line.name(), .to = any.name, .object = any.kind};
  if (line.take("renamed label")) return read_label_names(line, any);
  return std::nullopt;
}

/// One frame after another, taken into a declaration.
class declaration_reader {
 public:
  explicit declaration_reader(std::string_view file) : file_(file) {}

  void take(std::string_view frame) {
    text_reader lines(frame, file_);
    auto line = lines.next();
    if (line.take("table"))
      take_table(line, lines);
    else if (const auto kind = take_object_kind(line))
      take_object(line, *kind, lines);
    else
      line.fail("expected `table` or a kind of object");
  }

  [[nodiscard]] declaration declared() && {
    expect_valid(declared_.schema, file_);
    return std::move(declared_);
  }

 private:
  void take_table(line_cursor& line, text_reader& lines) {
    auto any = read_table_head(line);
    while (!lines.at_end()) {
      auto inner = lines.next();
      if (auto hint = take_table_hint(inner, any.name))
        add(std::move(*hint), inner);
      else
        any = with_element(std::move(any), inner);
    }
    if (!declared_.schema.tables.insert(with_sorted_rows(std::move(any))).second)
      line.fail("the schema declares two tables of this name");
  }

  void take_object(line_cursor& line, object_kind kind, text_reader& lines) {
    auto any = read_object_head(line, kind);
    while (!lines.at_end()) {
      auto inner = lines.next();
      if (auto hint = take_object_hint(inner, any))
        add(std::move(*hint), inner);
      else
        any = with_attribute(std::move(any), inner);
    }
    if (!declared_.schema.objects.insert(std::move(any)).second)
      line.fail("the schema declares two objects of this kind and name");
  }

  void add(rename_hint hint, line_cursor& line) {
    line.expect_end();
    declared_.hints.push_back(std::move(hint));
  }

  std::string file_;
  declaration declared_;
};

}  // namespace

declaration read_declaration(const std::vector<std::string_view>& frames, std::string_view file) {
  declaration_reader reader(file);
  for (const auto frame : frames) reader.take(frame);
  return std::move(reader).declared();
}

}  // namespace instar
