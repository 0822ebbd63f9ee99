#include <instar/comparison.hpp>

#include <initializer_list>
#include <instar/snapshot.hpp>
#include <map>
#include <string_view>

namespace instar {
namespace {

using lines = std::map<std::pair<int, std::string>, std::string>;

/// A row by the values of its primary key, which stay when others change.
std::string key_of(const row& any, const table& owner) {
  row key;
  if (const auto* columns = owner.primary_key())
    for (const auto& name : columns->columns)
      if (const auto* value = any.find(name)) key.values.push_back({name, *value});
  return write_line(key.values.empty() ? any : key);
}

/// The lines of a table by what makes them the same line in another: what they describe, and its name.
lines lines_of(const table& any) {
  lines all;
  if (!any.properties.empty()) all.insert({{0, ""}, write_table_head(any).substr(write_name(any.name).size() + 1)});
  for (const auto& one : any.columns) all.insert({{1, one.name}, write_line(one)});
  for (const auto& one : any.constraints) all.insert({{2, name_of(one)}, write_line(one)});
  for (const auto& one : any.indexes) all.insert({{3, one.name}, write_line(one)});
  for (const auto& one : any.rows) all.insert({{4, key_of(one, any)}, write_line(one)});
  return all;
}

std::string compare(const lines& before, const lines& after, const std::string& indent) {
  std::string text;
  const auto say = [&](std::initializer_list<std::string_view> words) {
    text += indent;
    for (const auto word : words) text += word;
    text += '\n';
  };
  for (const auto& [key, line] : before)
    if (!after.contains(key)) say({"- ", line});
  for (const auto& [key, line] : after) {
    const auto old = before.find(key);
    if (old == before.end())
      say({"+ ", line});
    else if (old->second != line)
      say({"~ ", old->second, "  ->  ", line});
  }
  return text;
}

std::string compare(const table& from, const table& to) {
  return "table " + write_name(to.name) + "\n" + compare(lines_of(from), lines_of(to), "  ");
}

/// The attributes of a composite; other objects are one line.
lines lines_of(const object& any) {
  lines all;
  for (std::size_t i = 0; i != any.attributes.size(); ++i)
    all.insert({{static_cast<int>(i), any.attributes[i].name}, write_line(any.attributes[i])});
  return all;
}

std::string compare(const object& from, const object& to) {
  const auto before = write_line(from), after = write_line(to);
  const auto head = before == after ? after + "\n" : "~ " + before + "  ->  " + after + "\n";
  return head + compare(lines_of(from), lines_of(to), "  ");
}

std::string compare_objects(const model& from, const model& to) {
  std::string text;
  for (const auto& any : from.objects)
    if (!to.objects.contains(any)) text += "- " + write_line(any) + "\n";
  for (const auto& any : to.objects) {
    const auto old = from.objects.find(any);
    if (old == from.objects.end())
      text += "+ " + write_object(any, 0);
    else if (*old != any)
      text += compare(*old, any);
  }
  return text;
}

}  // namespace

std::string compare(const model& from, const model& to) {
  auto text = compare_objects(from, to);
  for (const auto& any : from.tables)
    if (to.find_table(any.name) == nullptr) text += "- table " + write_name(any.name) + "\n";
  for (const auto& any : to.tables) {
    const auto* old = from.find_table(any.name);
    if (old == nullptr)
      text += "+ table " + write_table_head(any) + "\n" + write_table_body(any, 4);
    else if (*old != any)
      text += compare(*old, any);
  }
  return text;
}

}  // namespace instar
