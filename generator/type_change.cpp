#include "generator/type_change.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace instar::generator {
namespace {

template <std::size_t Size>
bool ascends(const std::array<std::string_view, Size>& names, const type& from, const type& to) {
  const auto first = std::ranges::find(names, from.name), second = std::ranges::find(names, to.name);
  return first != names.end() && second != names.end() && first <= second;
}

bool is_longer_text(const type& from, const type& to) {
  if (from.name != "varchar" && from.name != "text") return false;
  if (to.name == "text") return true;
  return to.name == "varchar" && from.name == "varchar" && from.parameters[0] <= to.parameters[0];
}

bool is_numeric(const type& any) { return any.name == "numeric" && any.parameter_count == 2; }

}  // namespace

bool is_widening(const type& from, const type& to) {
  constexpr std::array<std::string_view, 3> integers{"smallint", "integer", "bigint"};
  constexpr std::array<std::string_view, 2> floats{"real", "double"};
  if (from == to) return true;
  if (from.raw || to.raw) return false;
  if (ascends(integers, from, to) || ascends(floats, from, to) || is_longer_text(from, to)) return true;
  return is_numeric(from) && is_numeric(to) && from.parameters[1] <= to.parameters[1] &&
         from.parameters[0] - from.parameters[1] <= to.parameters[0] - to.parameters[1];
}

bool is_stored_alike_in_postgresql(const type& from, const type& to) {
  if (from == to) return true;
  if (from.raw || to.raw) return false;
  if (is_longer_text(from, to)) return true;
  return is_numeric(from) && is_numeric(to) && from.parameters[1] == to.parameters[1] &&
         from.parameters[0] <= to.parameters[0];
}

}  // namespace instar::generator
