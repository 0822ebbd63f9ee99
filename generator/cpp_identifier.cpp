#include "generator/cpp_identifier.hpp"

#include <algorithm>

#include <instar/vocabulary/canonical_text.hpp>
#include <instar/vocabulary/property.hpp>

namespace instar::generator {
namespace {

/// Keywords, macros that compilers and the standard library define, and the words of a schema.
const std::set<std::string_view>& reserved() {
  static const std::set<std::string_view> all = [] {
    std::set<std::string_view> words = {
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
        "char", "char8_t", "char16_t", "char32_t", "class", "compl", "concept", "const", "consteval", "constexpr",
        "constinit", "const_cast", "continue", "co_await", "co_return", "co_yield", "decltype", "default", "delete",
        "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for",
        "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq",
        "nullptr", "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
        "requires", "return", "short", "signed", "sizeof", "static", "static_assert", "static_cast", "struct", "switch",
        "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union",
        "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
        // Macros.
        "assert", "errno", "linux", "unix", "major", "minor", "makedev", "stdin", "stdout", "stderr", "EOF", "NULL",
        "TRUE", "FALSE", "INT_MAX", "INT_MIN", "SIZE_MAX", "EDOM", "ERANGE", "BUFSIZ", "signal", "offsetof",
        // What the header itself says.
        "std", "instar", "app", "dsl", "schema", "naming", "types", "table", "column", "columns", "primary_key",
        "unique", "foreign_key", "index", "check", "exclude", "key", "row", "null", "sql", "named", "in", "only",
        "without_primary_key", "renamed_from", "renamed_label", "enumeration", "enumeration_type", "composite",
        "domain", "sequence", "view", "materialized_view", "function", "procedure", "trigger", "policy", "grant",
        "partition", "extension", "database_schema", "custom", "sqlite", "postgresql", "timestamp", "no_action",
        "restrict", "cascade", "set_null", "set_default", "needs", "generated", "showing", "compared_by",
        "default_value", "boolean", "smallint", "integer", "bigint", "real", "double_precision", "any_numeric",
        "numeric", "money", "text", "any_varchar", "varchar", "character", "bytes", "date", "time", "timetz",
        "timestamptz", "interval", "uuid", "json", "jsonb", "xml", "inet", "cidr", "macaddr", "macaddr8", "point",
        "line", "lseg", "box", "path", "polygon", "circle", "tsvector", "tsquery", "bit", "varbit", "array_of",
        "with_precision", "declared_type", "sql_type", "int4range", "int8range", "numrange", "tsrange", "tstzrange",
        "daterange", "member", "phrase", "property", "reflection", "beside"};
    for (const auto& word : property_words) words.insert(word.name);
    return words;
  }();
  return all;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Such names belong to compilers.
bool is_of_the_compiler(std::string_view text) {
  const bool begins = text.size() > 1 && text[0] == '_' && text[1] >= 'A' && text[1] <= 'Z';
  return begins || text.find("__") != std::string_view::npos;
}

}  // namespace

bool is_identifier(std::string_view text) {
  return canonical::is_bare_name(text) && !reserved().contains(text) && !is_of_the_compiler(text);
}

std::string cpp_identifiers::make(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const char next = is_letter(c) || is_digit(c) ? c : '_';
    if (next != '_' || text.empty() || text.back() != '_') text += next;
  }
  if (text.empty() || is_digit(text.front()) || is_of_the_compiler(text)) text.insert(0, "x_");
  if (reserved().contains(text)) text += '_';
  std::string free = text;
  for (int i = 2; !taken_.insert(free).second; ++i) free = text + "_" + std::to_string(i);
  return free;
}

}  // namespace instar::generator
