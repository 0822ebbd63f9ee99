#include <instar/migration_text.hpp>

#include <utility>

#include <instar/vocabulary/canonical_text.hpp>

#include "core/canonical_string.hpp"
#include "core/operation_reader.hpp"

namespace instar {
namespace {

constexpr std::string_view header = "instar migration 1";
constexpr std::size_t step_indent = 2;

std::vector<operation> read_section(text_reader& lines) {
  std::vector<operation> steps;
  while (!lines.at_end() && lines.indentation() == step_indent) steps.push_back(read_operation(lines, step_indent));
  return steps;
}

/// The names behind these words, if the next line begins with them.
std::vector<std::string> read_names(text_reader& lines, std::string_view words) {
  std::vector<std::string> names;
  if (!lines.peek().take(words)) return names;
  auto line = lines.next();
  line.expect(words);
  while (!line.at_end()) names.push_back(line.bare_word());
  return names;
}

void put_names(canonical_string& out, std::string_view words, const std::vector<std::string>& names) {
  if (names.empty()) return;
  out.put(words);
  for (const auto& name : names) out.text += " " + name;
  out.put('\n');
}

}  // namespace

std::string write_migration(const migration_text& migration) {
  canonical_string out{std::string(header)};
  out.text += "\nrevision " + migration.revision + "\n";
  put_names(out, "parents", migration.parents);
  put_names(out, "depends on", migration.depends_on);
  put_names(out, "labels", migration.labels);
  put_names(out, "replaces", migration.replaces);
  out.put("message ");
  canonical::write_quoted(out, migration.message, '"');
  out.put("\nupgrade\n");
  for (const auto& step : migration.upgrade) out.put(write_operation(step, step_indent));
  if (migration.irreversible) {
    out.put("irreversible ");
    canonical::write_quoted(out, *migration.irreversible, '"');
    out.put('\n');
    return std::move(out.text);
  }
  out.put("downgrade\n");
  for (const auto& step : migration.downgrade) out.put(write_operation(step, step_indent));
  return std::move(out.text);
}

migration_text read_migration(std::string_view text, std::string_view where) {
  text_reader lines(text, where);
  const auto rest_of = [&](std::string_view word) {
    auto line = lines.next();
    line.expect(word);
    return line;
  };
  rest_of(header).expect_end();
  migration_text migration{.revision = rest_of("revision").bare_word()};
  migration.parents = read_names(lines, "parents");
  migration.depends_on = read_names(lines, "depends on");
  migration.labels = read_names(lines, "labels");
  migration.replaces = read_names(lines, "replaces");
  migration.message = rest_of("message").quoted('"');
  rest_of("upgrade").expect_end();
  migration.upgrade = read_section(lines);
  if (lines.peek().take("irreversible")) {
    migration.irreversible = rest_of("irreversible").quoted('"');
  } else {
    rest_of("downgrade").expect_end();
    migration.downgrade = read_section(lines);
  }
  if (!lines.at_end()) lines.fail("did not expect anything more");
  return migration;
}

std::string_view digested_part(std::string_view text) {
  // The lines above hold no line feed of their own (it is escaped in a message), so the first match is the section.
  const auto section = text.find("\nupgrade\n");
  return section == std::string_view::npos ? text : text.substr(section + 1);
}

}  // namespace instar
