#include "generator/type_change.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <instar/snapshot.hpp>

namespace instar::generator {
namespace {

template <std::size_t Size>
bool ascends(const std::array<std::string_view, Size>& names, const type& from, const type& to) {
  const auto first = std::ranges::find(names, from.name), second = std::ranges::find(names, to.name);
  return first != names.end() && second != names.end() && first <= second;
}

bool is_plain(const type& any) { return !any.raw && !any.declared && any.dimensions == 0; }

bool is_word(const type& any, std::string_view word) { return is_plain(any) && any.name == word; }

/// Whether a length or precision that `from` may have leaves all its values room in `to`, which is the same word.
bool has_room(const type& from, const type& to) {
  return to.parameter_count == 0 || (from.parameter_count != 0 && from.parameters[0] <= to.parameters[0]);
}

bool is_longer_text(const type& from, const type& to) {
  const bool is_text = is_word(from, "varchar") || is_word(from, "text");
  if (!is_text) return false;
  return is_word(to, "text") ||
         (is_word(to, "varchar") && (to.parameter_count == 0 || (is_word(from, "varchar") && has_room(from, to))));
}

/// How many digits a number can have before and behind its point; nothing when there is no limit.
struct digits {
  std::uint32_t before, behind;
};

std::optional<digits> digits_of(const type& any) {
  if (is_word(any, "smallint")) return digits{5, 0};
  if (is_word(any, "integer")) return digits{10, 0};
  if (is_word(any, "bigint")) return digits{19, 0};
  if (is_word(any, "numeric") && any.parameter_count == 2)
    return digits{any.parameters[0] - any.parameters[1], any.parameters[1]};
  if (is_word(any, "numeric") && any.parameter_count == 1) return digits{any.parameters[0], 0};
  return std::nullopt;
}

bool is_wider_number(const type& from, const type& to) {
  constexpr std::array<std::string_view, 3> integers{"smallint", "integer", "bigint"};
  constexpr std::array<std::string_view, 2> floats{"real", "double"};
  if (!is_plain(from) || !is_plain(to)) return false;
  if (ascends(integers, from, to) || ascends(floats, from, to)) return true;
  if (is_word(to, "double") && (is_word(from, "smallint") || is_word(from, "integer"))) return true;
  if (!is_word(to, "numeric")) return false;
  const auto old = digits_of(from), now = digits_of(to);
  if (!now) return is_word(from, "numeric") || old.has_value();
  return old && old->before <= now->before && old->behind <= now->behind;
}

/// The same kind of moment, or span of time, with as many digits of a second.
bool is_finer_time(const type& from, const type& to) {
  constexpr std::array<std::string_view, 5> words{"time", "timetz", "timestamp", "timestamptz", "interval"};
  return is_plain(from) && from.name == to.name && is_plain(to) && std::ranges::count(words, from.name) != 0 &&
         has_room(from, to);
}

bool is_longer_varbit(const type& from, const type& to) {
  return is_word(from, "varbit") && is_word(to, "varbit") && has_room(from, to);
}

/// Whether every value has a text that says all of it.
bool has_text(const type& any) { return !any.raw && any.name != "bytes" && any.name != "char" && any.name != "money"; }

enum class family { number, truth, text, bytes, moment, clock, interval, bits, json, net, mac, range, label, other };

family family_of(const type& any) {
  static const std::map<std::string_view, family> families{
      {"smallint", family::number}, {"integer", family::number},   {"bigint", family::number},
      {"real", family::number},     {"double", family::number},    {"numeric", family::number},
      {"money", family::number},    {"boolean", family::truth},    {"text", family::text},
      {"varchar", family::text},    {"char", family::text},        {"bytes", family::bytes},
      {"date", family::moment},     {"timestamp", family::moment}, {"timestamptz", family::moment},
      {"time", family::clock},      {"timetz", family::clock},     {"interval", family::interval},
      {"bit", family::bits},        {"varbit", family::bits},      {"json", family::json},
      {"jsonb", family::json},      {"inet", family::net},         {"cidr", family::net},
      {"macaddr", family::mac},     {"macaddr8", family::mac}};
  const auto found = families.find(any.name);
  if (found != families.end()) return found->second;
  return any.name.ends_with("range") ? family::range : family::other;
}

/// What a declared type is over: a domain's type, or null for what is no domain over a portable word.
std::optional<type> base_of(const type& any, const model& schema) {
  const auto* domain = any.declared ? schema.find_object(object_kind::domain, any.name) : nullptr;
  if (domain == nullptr) return std::nullopt;
  const auto text = domain->properties.text("type");
  return type{.name = std::string(text.substr(0, text.find('('))), .dimensions = any.dimensions};
}

bool is_enumeration(const type& any, const model& schema) {
  return any.declared && schema.find_object(object_kind::enumeration, any.name) != nullptr;
}

bool is_composite(const type& any, const model& schema) {
  return any.declared && schema.find_object(object_kind::composite, any.name) != nullptr;
}

bool are_convertible(family from, family to) {
  if (from == to) return from != family::other && from != family::range;
  static const std::set<std::pair<family, family>> pairs{
      {family::number, family::truth},  {family::truth, family::number}, {family::number, family::bits},
      {family::bits, family::number},   {family::moment, family::clock}, {family::clock, family::interval},
      {family::interval, family::clock}};
  return from == family::text || to == family::text || pairs.contains({from, to});
}

/// `tasks.due=SQL` as it was asked for.
struct asked_conversion {
  std::string column, sql;
};

asked_conversion read_conversion(const std::string& text) {
  const auto at = text.find('=');
  if (at == text.npos || at == 0)
    throw error(error_code::usage, "--using " + text + ": it is not table.column=SQL",
                {.state = "nothing was written.", .remedy = "say it as in --using 'tasks.due=to_timestamp({due})'."});
  return {text.substr(0, at), text.substr(at + 1)};
}

std::string name_of(const alter_column& change) { return change.table + "." + change.after.name; }

}  // namespace

bool is_widening(const type& from, const type& to, const model& schema) {
  if (from == to) return true;
  if (from.raw || to.raw) return false;
  if ((from.dimensions == 0) != (to.dimensions == 0)) return is_word(to, "text");
  auto old = from, now = to;
  if (const auto base = base_of(from, schema)) old = *base;
  old.dimensions = now.dimensions = 0;
  if (is_word(now, "text") || (is_word(now, "varchar") && now.parameter_count == 0)) return has_text(old);
  if (is_enumeration(from, schema) && is_enumeration(to, schema))
    return std::ranges::all_of(schema.find_object(object_kind::enumeration, from.name)->labels,
                               [&](const std::string& label) {
                                 const auto* after = schema.find_object(object_kind::enumeration, to.name);
                                 return std::ranges::count(after->labels, label) != 0;
                               });
  if (is_enumeration(from, schema) && is_word(now, "varchar"))
    return std::ranges::all_of(schema.find_object(object_kind::enumeration, from.name)->labels,
                               [&](const std::string& label) { return label.size() <= now.parameters[0]; });
  if (is_word(old, "boolean") && (is_word(now, "integer") || is_word(now, "smallint") || is_word(now, "bigint")))
    return true;
  if (is_word(old, "cidr") && is_word(now, "inet")) return true;
  if (is_word(old, "date") && (is_word(now, "timestamp") || is_word(now, "timestamptz"))) return true;
  if (is_word(old, "timestamp") && is_word(now, "timestamptz") && has_room(old, now)) return true;
  return old == now || is_wider_number(old, now) || is_longer_text(old, now) || is_finer_time(old, now) ||
         is_longer_varbit(old, now);
}

bool may_lose(const type& from, const type& to) {
  if (from.raw || to.raw) return true;
  if (from.declared || to.declared) return false;
  const auto old = family_of(from), now = family_of(to);
  const auto is_whole = [](const type& any) { return digits_of(any) && digits_of(any)->behind == 0; };
  if (old == family::number && now == family::number) return !(is_whole(from) && is_whole(to));
  if (old == family::number && now == family::truth) return true;
  // Of moments and times of day those parts go that the new type has not; the same word has fewer digits of a second.
  const auto is_time = [](family any) {
    return any == family::moment || any == family::clock || any == family::interval;
  };
  return is_time(old) && is_time(now);
}

bool is_stored_alike_in_postgresql(const type& from, const type& to) {
  auto old = from, now = to;
  // To PostgreSQL all arrays of a type are of one type.
  if (old.dimensions != 0 && now.dimensions != 0) old.dimensions = now.dimensions;
  if (old == now) return true;
  if (!is_plain(old) || !is_plain(now)) return false;
  if (is_longer_text(old, now) || is_finer_time(old, now) || is_longer_varbit(old, now)) return true;
  if (is_word(old, "cidr") && is_word(now, "inet")) return true;
  if (!is_word(old, "numeric") || !is_word(now, "numeric")) return false;
  const auto before = digits_of(old), after = digits_of(now);
  return !after || (before && before->behind == after->behind && before->before <= after->before);
}

bool is_convertible(const type& from, const type& to, const model& schema) {
  if (from == to || from.raw || to.raw) return true;
  const bool to_text = is_word(to, "text") || is_word(to, "varchar") || is_word(to, "char");
  if ((from.dimensions == 0) != (to.dimensions == 0)) return to_text;
  const auto is_label = [&](const type& any) { return is_enumeration(any, schema); };
  const auto kind = [&](const type& any) {
    if (is_label(any)) return family::label;
    return family_of(base_of(any, schema).value_or(any));
  };
  if (is_composite(from, schema) || is_composite(to, schema)) return to_text || kind(from) == family::text;
  if (kind(from) == family::range && kind(to) == family::range) {
    // A range is a multirange of one.
    auto name = from.name;
    return name.insert(name.size() - std::string_view("range").size(), "multi") == to.name;
  }
  return base_of(from, schema).value_or(from).name == base_of(to, schema).value_or(to).name ||
         are_convertible(kind(from), kind(to));
}

std::string proposed_conversion(const column& from, const column& to) {
  const std::string value = expression_of({{from.name, true}});
  const auto is_integer = [](const type& any) {
    return is_word(any, "smallint") || is_word(any, "integer") || is_word(any, "bigint");
  };
  if (is_integer(from.type) && is_word(to.type, "boolean")) return value + " <> 0";
  if (is_word(from.type, "boolean") && is_integer(to.type))
    return "CASE WHEN " + value + " THEN 1 WHEN NOT " + value + " THEN 0 END";
  return {};
}

std::vector<operation> with_conversions(std::vector<operation> operations, const request& asked) {
  std::map<std::string, std::string> wanted;
  for (const auto& text : asked.conversions) {
    auto [column, sql] = read_conversion(text);
    wanted[column] = std::move(sql);
  }
  std::set<std::string> retyped;
  for (auto& any : operations) {
    auto* change = std::get_if<alter_column>(&any);
    if (change == nullptr || change->before.type == change->after.type) continue;
    retyped.insert(name_of(*change));
    const auto own = wanted.find(name_of(*change));
    change->conversion = own != wanted.end() ? own->second : proposed_conversion(change->before, change->after);
  }
  for (const auto& [column, sql] : wanted)
    if (!retyped.contains(column)) {
      std::string there;
      for (const auto& one : retyped) there += (there.empty() ? "" : ", ") + one;
      throw error(error_code::usage, "--using " + column + "=...: no column of that name changes its type",
                  {.state = "nothing was written.",
                   .remedy = there.empty() ? "leave it out: no type changes at all."
                                           : "these change their type: " + there + "."});
    }
  return operations;
}

std::vector<finding> find_unconvertible_columns(const std::vector<operation>& operations, const model& before,
                                                const request& asked) {
  std::vector<finding> findings;
  model schema = before;
  for (const auto& any : operations) {
    const auto* change = std::get_if<alter_column>(&any);
    if (change != nullptr && change->conversion.empty() &&
        !is_convertible(change->before.type, change->after.type, schema)) {
      const auto where = name_of(*change), value = expression_of({{change->after.name, true}});
      std::string example = where;
      example.append("=SQL with ").append(value);
      findings.push_back(
          {"needs_conversion", where,
           "`" + write_line(change->before) + "` becomes `" + write_line(change->after) +
               "`, and nothing says what a value of the one is as one of the other",
           "say it in SQL, with " + value + " for the old value:\n" +
               next_command(asked, "revision", {{"USING", "--using", example}}) +
               "\nor add a column of the new type, fill it by an `execute` step, and drop the old one later."});
    }
    schema = apply(std::move(schema), any);
  }
  return findings;
}

}  // namespace instar::generator
