#include <instar/model.hpp>

#include <algorithm>

namespace instar {
namespace {

template <class Set>
const typename Set::value_type* find_named(const Set& all, std::string_view name) {
  const auto found = all.find(name);
  return found == all.end() ? nullptr : &*found;
}

/// The position behind the reference that opens at `begin`; `}}` inside it is a brace of the name.
std::size_t end_of_reference(std::string_view expression, std::size_t begin) {
  for (std::size_t i = begin + 1; i < expression.size(); ++i) {
    if (expression[i] != '}') continue;
    if (i + 1 == expression.size() || expression[i + 1] != '}') return i + 1;
    ++i;
  }
  return std::string_view::npos;
}

std::string with_braces(std::string_view text, std::string_view single, std::string_view replacement) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, single.size()) == single) {
      out += replacement;
      i += single.size();
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::vector<row> sorted(std::vector<row> rows) {
  std::ranges::sort(rows);
  return rows;
}

struct element_of_constraint {
  element operator()(const primary_key&) const { return element::primary_key; }
  element operator()(const unique&) const { return element::unique; }
  element operator()(const foreign_key&) const { return element::foreign_key; }
  element operator()(const check&) const { return element::check; }
  element operator()(const exclude&) const { return element::exclude; }
};

}  // namespace

properties::properties(std::initializer_list<property> all) {
  for (const auto& one : all) add(one);
}

const term* properties::find(std::string_view name, std::string_view dialect) const {
  const auto is_it = [&](const property& one) { return one.name == name && one.dialect == dialect; };
  const auto found = std::ranges::find_if(all_, is_it);
  return found == all_.end() ? nullptr : &found->value;
}

std::string_view properties::text(std::string_view name) const {
  const auto* value = find(name);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

bool properties::add(property one) {
  auto before = all_.before_begin();
  auto at = all_.begin();
  for (; at != all_.end() && by_word()(*at, one); ++at) before = at;
  if (at != all_.end() && !by_word()(one, *at)) return false;
  all_.insert_after(before, std::move(one));
  return true;
}

void properties::set(property one) {
  remove(one.name, one.dialect);
  add(std::move(one));
}

void properties::remove(std::string_view name, std::string_view dialect) {
  std::erase_if(all_, [&](const property& one) { return one.name == name && one.dialect == dialect; });
}

std::vector<index_key> keys_of(const std::vector<std::string>& columns) {
  std::vector<index_key> keys;
  keys.reserve(columns.size());
  for (const auto& name : columns) keys.push_back(key_of(name));
  return keys;
}

const term* row::find(std::string_view column_name) const {
  const auto found = std::ranges::find(values, column_name, &seeded_value::column);
  return found == values.end() ? nullptr : &found->value;
}

const std::string& name_of(const constraint& any) {
  return std::visit([](const auto& one) -> const std::string& { return one.name; }, any);
}

const std::vector<std::string>* columns_of_key(const constraint& any) {
  if (const auto* key = std::get_if<primary_key>(&any)) return &key->columns;
  if (const auto* one = std::get_if<unique>(&any)) return &one->columns;
  return nullptr;
}

const properties& properties_of(const constraint& any) {
  return std::visit([](const auto& one) -> const properties& { return one.properties; }, any);
}

element element_of(const constraint& any) { return std::visit(element_of_constraint(), any); }

const column* table::find_column(std::string_view column_name) const {
  const auto found = std::ranges::find(columns, column_name, &column::name);
  return found == columns.end() ? nullptr : &*found;
}

const constraint* table::find_constraint(std::string_view constraint_name) const {
  return find_named(constraints, constraint_name);
}

const index* table::find_index(std::string_view index_name) const { return find_named(indexes, index_name); }

const instar::primary_key* table::primary_key() const {
  for (const auto& any : constraints)
    if (const auto* key = std::get_if<instar::primary_key>(&any)) return key;
  return nullptr;
}

bool operator==(const table& left, const table& right) {
  const auto has_equal_column = [&](const column& one) {
    const auto* other = right.find_column(one.name);
    return other != nullptr && *other == one;
  };
  return left.name == right.name && left.columns.size() == right.columns.size() &&
         std::ranges::all_of(left.columns, has_equal_column) && left.constraints == right.constraints &&
         left.indexes == right.indexes && left.properties == right.properties &&
         (left.rows == right.rows || sorted(left.rows) == sorted(right.rows));
}

const table* model::find_table(std::string_view table_name) const { return find_named(tables, table_name); }

const object* model::find_object(object_kind kind, std::string_view name, std::string_view on) const {
  const auto found = objects.find(object_identity{kind, on, name});
  return found == objects.end() ? nullptr : &*found;
}

std::vector<expression_part> parts_of(std::string_view expression) {
  std::vector<expression_part> parts;
  const auto add_text = [&](std::string_view text) {
    if (parts.empty() || parts.back().is_column) parts.push_back({{}, false});
    parts.back().text += text;
  };
  for (std::size_t i = 0; i < expression.size();) {
    if (expression.substr(i, 2) == "{{") {
      add_text("{");
      i += 2;
      continue;
    }
    const auto end = expression[i] == '{' ? end_of_reference(expression, i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      add_text(expression.substr(i++, 1));
      continue;
    }
    parts.push_back({with_braces(expression.substr(i + 1, end - i - 2), "}}", "}"), true});
    i = end;
  }
  return parts;
}

std::string expression_of(const std::vector<expression_part>& parts) {
  std::string expression;
  for (const auto& part : parts)
    expression += part.is_column ? '{' + with_braces(part.text, "}", "}}") + '}' : with_braces(part.text, "{", "{{");
  return expression;
}

bool refers_to(std::string_view expression, std::string_view column_name) {
  return std::ranges::any_of(parts_of(expression),
                             [&](const expression_part& part) { return part.is_column && part.text == column_name; });
}

std::string rename_in(std::string_view expression, std::string_view from, std::string_view to) {
  auto parts = parts_of(expression);
  for (auto& part : parts)
    if (part.is_column && part.text == from) part.text = to;
  return expression_of(parts);
}

}  // namespace instar
