#include "generator/odb/naming.hpp"

namespace instar::generator::odb {
namespace {

constexpr std::size_t longest_name = 63;

/// The longest beginning of at most `size` bytes that cuts no UTF-8 character.
std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size != 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  return text.substr(0, size);
}

/// The longer of the two is shortened first.
std::string joined(std::string_view table, std::string_view column, const std::string& ending) {
  const auto room = longest_name - ending.size() - (column.empty() ? 0 : 1);
  auto table_size = table.size(), column_size = column.size();
  while (table_size + column_size > room) --(table_size > column_size ? table_size : column_size);
  std::string name(cut(table, table_size));
  if (!column.empty()) name.append("_").append(cut(column, column_size));
  return name + ending;
}

}  // namespace

qualified_name parts_of_name(std::string_view dotted) {
  const auto dot = dotted.find('.');
  if (dot == dotted.npos) return {{}, dotted};
  return {dotted.substr(0, dot), dotted.substr(dot + 1)};
}

std::string default_name(std::string_view table, std::string_view column, std::string_view label,
                         const std::set<std::string>& taken) {
  const auto own_name = parts_of_name(table).name;
  auto name = joined(own_name, column, "_" + std::string(label));
  for (int number = 1; taken.contains(name); ++number)
    name = joined(own_name, column, "_" + std::string(label) + std::to_string(number));
  return name;
}

}  // namespace instar::generator::odb
