#include <instar/migration_text.hpp>

#include <algorithm>
#include <utility>

#include <instar/vocabulary/canonical_text.hpp>

#include "core/canonical_string.hpp"
#include "core/operation_reader.hpp"

namespace instar {
namespace {

constexpr std::string_view first_line = "instar migration 1", upgrade_line = "upgrade";
constexpr std::string_view older_programs = "older programs", harmless = "harmless", harmful = "harmful";

std::vector<operation> read_section(text_reader& lines, std::size_t indent) {
  std::vector<operation> steps;
  while (!lines.at_end() && lines.indentation() == indent) steps.push_back(read_operation(lines, indent));
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

void put_numbers(canonical_string& out, std::string_view words, const std::vector<std::size_t>& numbers) {
  std::vector<std::string> names;
  names.reserve(numbers.size());
  for (const auto number : numbers) names.push_back(std::to_string(number));
  put_names(out, words, names);
}

/// The numbers behind these words, if the next line begins with them.
std::vector<std::size_t> read_numbers(text_reader& lines, std::string_view words) {
  std::vector<std::size_t> numbers;
  if (!lines.peek().take(words)) return numbers;
  auto line = lines.next();
  line.expect(words);
  while (!line.at_end()) {
    numbers.push_back(line.number());
    if (numbers.size() > 1 && numbers.back() <= numbers[numbers.size() - 2])
      line.fail("the numbers of steps are not in order");
  }
  return numbers;
}

/// Whether it is said to be harmless to older programs, if anything is said of that.
std::optional<bool> read_harm(text_reader& lines) {
  const auto said = read_names(lines, older_programs);
  if (said.empty()) return std::nullopt;
  if (said.size() != 1 || (said.front() != harmless && said.front() != harmful))
    lines.fail("a migration is harmless or harmful to older programs");
  return said.front() == harmless;
}

bool names(const std::vector<std::size_t>& numbers, std::size_t number) {
  return std::ranges::binary_search(numbers, number);
}

void expect_opaque(const migration_text& migration, const std::vector<std::size_t>& numbers, const text_reader& lines) {
  for (const auto number : numbers) {
    if (number == 0 || number > migration.upgrade.size() || !is_opaque(migration.upgrade[number - 1]))
      lines.fail("step " + std::to_string(number) +
                 " up is no SQL and no function, of which alone it can be said "
                 "whether new databases need it");
    if (names(migration.needed_when_new, number) && names(migration.needless_when_new, number))
      lines.fail("step " + std::to_string(number) + " up is said to be both needed and needless when new");
  }
}

}  // namespace

std::string write_migration(const migration_text& migration) {
  canonical_string out{std::string(first_line)};
  out.text += "\nrevision " + migration.revision + "\n";
  put_names(out, "parents", migration.parents);
  put_names(out, "depends on", migration.depends_on);
  put_names(out, "labels", migration.labels);
  put_names(out, "replaces", migration.replaces);
  if (migration.harmless_to_older_programs)
    put_names(out, older_programs, {std::string(*migration.harmless_to_older_programs ? harmless : harmful)});
  put_numbers(out, "needed when new", migration.needed_when_new);
  put_numbers(out, "needless when new", migration.needless_when_new);
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

namespace {

line_cursor rest_of(text_reader& lines, std::string_view word) {
  auto line = lines.next();
  line.expect(word);
  return line;
}

migration_text read_header(text_reader& lines) {
  rest_of(lines, first_line).expect_end();
  migration_text migration{.revision = rest_of(lines, "revision").bare_word()};
  migration.parents = read_names(lines, "parents");
  migration.depends_on = read_names(lines, "depends on");
  migration.labels = read_names(lines, "labels");
  migration.replaces = read_names(lines, "replaces");
  migration.harmless_to_older_programs = read_harm(lines);
  migration.needed_when_new = read_numbers(lines, "needed when new");
  migration.needless_when_new = read_numbers(lines, "needless when new");
  migration.message = rest_of(lines, "message").quoted('"');
  return migration;
}

}  // namespace

migration_text read_migration(std::string_view text, std::string_view where) {
  text_reader lines(text, where);
  auto migration = read_header(lines);
  rest_of(lines, upgrade_line).expect_end();
  migration.upgrade = read_section(lines, step_indent);
  expect_opaque(migration, migration.needed_when_new, lines);
  expect_opaque(migration, migration.needless_when_new, lines);
  if (lines.peek().take("irreversible")) {
    migration.irreversible = rest_of(lines, "irreversible").quoted('"');
  } else {
    rest_of(lines, "downgrade").expect_end();
    migration.downgrade = read_section(lines, step_indent);
  }
  if (!lines.at_end()) lines.fail("did not expect anything more");
  return migration;
}

namespace {

/// Where the section of the operations begins, or the end of all. The lines above hold no line feed of their own (it is
/// escaped in a message), so the first match is the section.
std::size_t end_of_header(std::string_view text) { return text.find("\nupgrade\n"); }

}  // namespace

std::string read_message(std::string_view text, std::string_view where) {
  const auto header = text.substr(0, end_of_header(text));
  const auto begin = std::min(header.find("\nmessage "), header.size() - 1) + 1;
  const auto line = header.substr(begin, header.find('\n', begin) - begin);
  const auto lines_above = static_cast<std::size_t>(std::ranges::count(text.substr(0, begin), '\n'));
  line_cursor words(line, where, lines_above + 1);
  words.expect("message");
  auto message = words.quoted('"');
  words.expect_end();
  return message;
}

bool tells_of_new_databases(const migration_text& migration) {
  for (std::size_t number = 1; number <= migration.upgrade.size(); ++number)
    if (is_opaque(migration.upgrade[number - 1]) && !names(migration.needed_when_new, number) &&
        !names(migration.needless_when_new, number))
      return false;
  return true;
}

std::string_view digested_part(std::string_view text) {
  const auto end = end_of_header(text);
  return end == std::string_view::npos ? text : text.substr(end + 1);
}

}  // namespace instar
