#include "generator/naming.hpp"

#include <array>
#include <ctime>
#include <random>

#include "generator/name_template.hpp"

namespace instar::generator {
namespace {

constexpr std::size_t longest_slug = 40;
constexpr std::size_t date_size = 8;  ///< yyyymmdd
constexpr std::size_t number_size = 4;
constexpr std::size_t most_operations_named = 2;

/// An object as a person calls it: `view active`.
std::string named(object_kind kind, const std::string& name) { return std::string(spelling(kind)) + " " + name; }

struct in_words {
  std::string operator()(const create_table& op) const { return "create " + op.definition.name; }
  std::string operator()(const drop_table& op) const { return "drop " + op.definition.name; }
  std::string operator()(const rename_table& op) const { return "rename " + op.from + " to " + op.to; }
  std::string operator()(const add_column& op) const { return "add " + op.table + "." + op.definition.name; }
  std::string operator()(const drop_column& op) const { return "drop " + op.table + "." + op.definition.name; }
  std::string operator()(const rename_column& op) const {
    return "rename " + op.table + "." + op.from + " to " + op.to;
  }
  std::string operator()(const alter_column& op) const { return "alter " + op.table + "." + op.after.name; }
  std::string operator()(const add_constraint& op) const { return "add " + name_of(op.definition); }
  std::string operator()(const drop_constraint& op) const { return "drop " + name_of(op.definition); }
  std::string operator()(const rename_constraint& op) const { return "rename " + op.from + " to " + op.to; }
  std::string operator()(const create_index& op) const { return "add " + op.definition.name; }
  std::string operator()(const drop_index& op) const { return "drop " + op.definition.name; }
  std::string operator()(const rename_index& op) const { return "rename " + op.from + " to " + op.to; }
  std::string operator()(const alter_constraint& op) const { return "alter " + name_of(op.after); }
  std::string operator()(const alter_index& op) const { return "alter " + op.after.name; }
  std::string operator()(const alter_table& op) const { return "alter " + op.table; }
  std::string operator()(const insert_row& op) const { return "add rows of " + op.table; }
  std::string operator()(const delete_row& op) const { return "drop rows of " + op.table; }
  std::string operator()(const update_row& op) const { return "alter rows of " + op.table; }
  std::string operator()(const create_object& op) const {
    return "create " + named(op.definition.kind, op.definition.name);
  }
  std::string operator()(const drop_object& op) const {
    return "drop " + named(op.definition.kind, op.definition.name);
  }
  std::string operator()(const alter_object& op) const { return "alter " + named(op.after.kind, op.after.name); }
  std::string operator()(const rename_object& op) const { return "rename " + named(op.kind, op.from) + " to " + op.to; }
  std::string operator()(const rename_label& op) const {
    return "rename " + op.enumeration + ":" + op.from + " to " + op.to;
  }
  std::string operator()(const execute& op) const { return op.title.empty() ? "execute SQL" : op.title; }
  std::string operator()(const run& op) const { return "run " + op.function; }
  std::string operator()(const backfill& op) const { return "backfill " + op.table; }
  std::string operator()(const commit_here&) const { return "commit"; }
  std::string operator()(const bulk_insert& op) const { return "fill " + op.table; }
};

}  // namespace

std::string random_revision() {
  std::random_device source;
  std::string id;
  for (int i = 0; i != 12; ++i) id += "0123456789abcdef"[source() & 15];
  return id;
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 14> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y%m%d_%H%M", &parts)};
}

std::string message_for(const std::vector<operation>& operations, bool first_migration) {
  if (operations.empty()) return "data migration";
  if (first_migration) return "initial schema";
  std::vector<std::string> words;
  for (const auto& change : operations)
    if (auto more = std::visit(in_words{}, change); words.empty() || words.back() != more)
      words.push_back(std::move(more));
  std::string text;
  for (std::size_t i = 0; i != words.size() && i != most_operations_named; ++i) text += (i == 0 ? "" : ", ") + words[i];
  if (const auto more = words.size(); more > most_operations_named)
    text += " and " + std::to_string(more - most_operations_named) + " more";
  return text;
}

std::string slug(std::string_view message) {
  std::string text;
  for (char c : message) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      text += c;
    else if (!text.empty() && text.back() != '_')
      text += '_';
  }
  if (text.size() > longest_slug) {
    const auto word_end = text.rfind('_', longest_slug);
    text.resize(word_end == text.npos ? longest_slug : word_end);
  }
  while (text.ends_with('_')) text.pop_back();
  return text.empty() ? "migration" : text;
}

std::string file_name(std::string_view form, std::string_view now, std::string_view revision,
                      std::string_view message) {
  return filled(form, {{"date", std::string(now.substr(0, date_size))},
                       {"time", std::string(now.substr(date_size + 1))},
                       {"id", std::string(revision)},
                       {"slug", slug(message)}}) +
         ".cpp";
}

std::string revision_name(std::string_view form, std::string_view now, std::size_t number) {
  auto digits = std::to_string(number);
  if (digits.size() < number_size) digits.insert(0, number_size - digits.size(), '0');
  return filled(form, {{"date", std::string(now.substr(0, date_size))},
                       {"time", std::string(now.substr(date_size + 1))},
                       {"number", digits},
                       {"random", random_revision()}});
}

}  // namespace instar::generator
