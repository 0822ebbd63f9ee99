#include "generator/request.hpp"

#include <algorithm>

namespace instar::generator {
namespace {

/// A word as a POSIX shell reads it back.
std::string shell_word(std::string_view text) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+=:,@%";
  if (!text.empty() && text.find_first_not_of(plain) == text.npos) return std::string(text);
  std::string quoted = "'";
  for (char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string through_the_build(const request& asked, std::string_view command,
                              const std::vector<extra_argument>& extra) {
  std::string text;
  for (const auto& argument : extra)
    text += argument.variable + "=" + (argument.value.empty() ? "1" : shell_word(argument.value)) + " ";
  return text + asked.build_command + "_" + std::string(command);
}

std::string by_hand(const request& asked, std::string_view command, const std::vector<extra_argument>& extra) {
  std::string text = "instar " + std::string(command);
  // Before the options, of which some take several words.
  for (const auto& argument : extra)
    if (argument.option.empty()) text += " " + shell_word(argument.value);
  const auto option = [&](std::string_view name, std::string_view value) {
    text += " " + std::string(name) + (value.empty() ? "" : " " + shell_word(value));
  };
  option("--name", asked.name);
  option("--directory", asked.directory);
  if (!asked.header.empty()) option("--header", asked.header);
  for (const auto& object : asked.schema_objects) option("--schema-object", object);
  if (!asked.odb_changelogs.empty()) text += " --odb-changelogs";
  for (const auto& changelog : asked.odb_changelogs) text += " " + shell_word(changelog);
  if (!asked.migration_objects.empty()) text += " --migration-objects";
  for (const auto& object : asked.migration_objects) text += " " + shell_word(object);
  if (!asked.dialect_names.empty()) text += " --dialects";
  for (const auto& dialect : asked.dialect_names) text += " " + shell_word(dialect);
  if (asked.several_heads) text += " --several-heads";
  const auto words = [&](std::string_view name, const std::vector<std::string>& all) {
    for (const auto& word : all) text += " " + shell_word(std::string(name) + "=" + word);
  };
  words("--select", asked.selected.included);
  words("--exclude", asked.selected.excluded);
  const request usual;
  if (asked.file_template != usual.file_template) words("--file-template", {asked.file_template});
  if (asked.id_template != usual.id_template) words("--id-template", {asked.id_template});
  words("--rewrite", asked.rewrite);
  words("--after-writing", asked.after_writing);
  for (const auto& argument : extra)
    if (!argument.option.empty()) option(argument.option, argument.value);
  return text;
}

}  // namespace

std::vector<const dialect*> request::dialects() const {
  if (dialect_names.empty()) return instar::dialects();
  std::vector<const dialect*> named;
  named.reserve(dialect_names.size());
  for (const auto& one : dialect_names)
    if (const auto* found = &find_dialect(one); std::ranges::count(named, found) == 0) named.push_back(found);
  return named;
}

std::string next_command(const request& asked, std::string_view command, const std::vector<extra_argument>& extra) {
  return asked.build_command.empty() ? by_hand(asked, command, extra) : through_the_build(asked, command, extra);
}

}  // namespace instar::generator
