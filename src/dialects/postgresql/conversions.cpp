#include "dialects/postgresql/conversions.hpp"

#include "dialects/postgresql/types.hpp"

namespace instar::postgresql_sql {
namespace {

using enum type_family;

std::string between_moments(const std::string& value, const type& from, const type& to) {
  if (from.name == to.name) return {};
  if (is_word(from, "timestamptz")) return value + " AT TIME ZONE 'UTC'";
  if (is_word(to, "timestamptz")) return value + "::timestamp AT TIME ZONE 'UTC'";
  return {};
}

std::string between_clocks(const std::string& value, const type& from, const type& to) {
  if (from.name == to.name) return {};
  if (is_word(from, "timetz")) return "(" + value + " AT TIME ZONE 'UTC')::time";
  return "(" + value + "::text || '+00')::timetz";
}

std::string moment_to_clock(const std::string& value, const type& from, const type& to) {
  const std::string here = is_word(from, "timestamptz") ? "(" + value + " AT TIME ZONE 'UTC')" : value;
  return is_word(to, "timetz") ? "(" + here + "::time::text || '+00')::timetz" : here + "::time";
}

// PostgreSQL casts truth to and from one number type only, and bits to and from two.
std::string via_integer(const std::string& value, const type& number) {
  return value + (number.name == "integer" ? "" : "::integer");
}

std::string bits_to_number(const std::string& value, const type& to) {
  return value + (to.name == "bigint" ? "::bigint" : "::integer") + (is_word(to, "smallint") ? "::smallint" : "");
}

type element_of(type array) {
  array.dimensions = 0;
  return array;
}

}  // namespace

std::string conversion_sql(const std::string& value, const type& from, const type& to) {
  const std::string target = "::" + type_sql(to);
  if (from.raw || to.raw) return value + target;
  if (from.dimensions != 0 && to.dimensions != 0)
    return conversion_sql(value, element_of(from), element_of(to)).empty() ? "" : value + "::text" + target;
  if (from.dimensions == to.dimensions && from.declared == to.declared && from.name == to.name) return {};
  const type_family source = family_of(from), wanted = family_of(to);
  // A cast would read and write PostgreSQL's notation of bytes, not the bytes of the text.
  if (source == text && wanted == bytes) return "convert_to(" + value + ", 'UTF8')";
  if (source == bytes && wanted == text) return "convert_from(" + value + ", 'UTF8')";
  if (source == moment && wanted == moment) return between_moments(value, from, to);
  if (source == clock && wanted == clock) return between_clocks(value, from, to);
  if (source == moment && wanted == clock) return moment_to_clock(value, from, to);
  if (wanted == text) return {};
  if (source == text || (source == range && wanted == range && to.name.ends_with("multirange"))) return value + target;
  if (source == wanted && source != other && source != range) return {};
  if (source == boolean && wanted == number) return value + "::integer";
  if (source == number && wanted == boolean) return via_integer(value, from) + target;
  if ((source == money && wanted == number) || (source == number && wanted == money))
    return value + "::numeric" + target;
  if (source == bits && wanted == number) return bits_to_number(value, to);
  if (source == number && wanted == bits) return (from.name == "bigint" ? value : via_integer(value, from)) + target;
  return value + "::text" + target;
}

}  // namespace instar::postgresql_sql
