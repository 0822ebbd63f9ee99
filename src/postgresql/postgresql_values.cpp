#include "postgresql/postgresql_values.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include <instar/error.hpp>

namespace instar {
namespace {

/// The types that have a C++ type of their own, by the number that every PostgreSQL gives them (pg_type.dat).
enum type_number : pqxx::oid {
  bool_type = 16,
  bytea_type = 17,
  int8_type = 20,
  int2_type = 21,
  int4_type = 23,
  oid_type = 26,
  float4_type = 700,
  float8_type = 701,
};

std::string write_number(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  char digits[32];
  auto* const end = std::to_chars(digits, digits + sizeof(digits), number).ptr;
  return {digits, end};
}

std::string write_bytes(const bytes& all) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text = "\\x";
  for (std::byte each : all) {
    text += digits[std::to_integer<unsigned>(each) >> 4];
    text += digits[std::to_integer<unsigned>(each) & 15];
  }
  return text;
}

struct parameter_writer {
  std::optional<std::string> operator()(std::nullptr_t) const { return std::nullopt; }
  std::optional<std::string> operator()(bool truth) const { return truth ? "true" : "false"; }
  std::optional<std::string> operator()(std::int64_t number) const { return std::to_string(number); }
  std::optional<std::string> operator()(double number) const { return write_number(number); }
  std::optional<std::string> operator()(const bytes& all) const { return write_bytes(all); }
  std::optional<std::string> operator()(const std::string& text) const {
    if (text.find('\0') != std::string::npos)
      throw error(error_code::database, "PostgreSQL cannot hold a text with a zero byte in it",
                  {.remedy = "remove the byte, or store the value as bytes (bytea)"});
    return text;
  }
};

double read_double(const char* text) {
  const std::string_view spelled = text;
  if (spelled == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (spelled == "Infinity") return std::numeric_limits<double>::infinity();
  if (spelled == "-Infinity") return -std::numeric_limits<double>::infinity();
  double number = 0;
  std::from_chars(spelled.data(), spelled.data() + spelled.size(), number);
  return number;
}

std::int64_t read_integer(const char* text) {
  const std::string_view spelled = text;
  std::int64_t number = 0;
  std::from_chars(spelled.data(), spelled.data() + spelled.size(), number);
  return number;
}

bytes read_bytes(const pqxx::field& field) {
  const pqxx::binarystring decoded(field);
  const auto* data = reinterpret_cast<const std::byte*>(decoded.data());
  return {data, data + decoded.size()};
}

value read_field(const pqxx::field& field, pqxx::oid type) {
  if (field.is_null()) return nullptr;
  switch (type) {
    case bool_type: return *field.c_str() == 't';
    case int2_type:
    case int4_type:
    case int8_type:
    case oid_type: return read_integer(field.c_str());
    case float4_type:
    case float8_type: return read_double(field.c_str());
    case bytea_type: return read_bytes(field);
    default: return std::string(field.c_str(), field.size());
  }
}

}  // namespace

std::vector<std::optional<std::string>> write_parameters(std::span<const value> parameters) {
  std::vector<std::optional<std::string>> texts;
  texts.reserve(parameters.size());
  for (const value& each : parameters) texts.push_back(std::visit(parameter_writer{}, each));
  return texts;
}

result read_result(const pqxx::result& answer) {
  result all;
  std::vector<pqxx::oid> types;
  for (pqxx::row_size_type i = 0; i < answer.columns(); ++i) {
    all.columns.emplace_back(answer.column_name(i));
    types.push_back(answer.column_type(i));
  }
  all.rows.reserve(answer.size());
  for (const auto& from : answer) {
    result_row& to = all.rows.emplace_back();
    to.reserve(all.columns.size());
    for (pqxx::row_size_type i = 0; i < from.size(); ++i) to.push_back(read_field(from[i], types[i]));
  }
  all.affected = static_cast<std::int64_t>(answer.affected_rows());
  return all;
}

}  // namespace instar
