#include <instar/migration_text.hpp>

#include <utility>

#include <instar/snapshot.hpp>
#include <instar/vocabulary/canonical_text.hpp>

#include "core/canonical_string.hpp"
#include "core/text_reader.hpp"

namespace instar {
namespace {

constexpr std::string_view header = "instar migration 1";
constexpr std::size_t step_indent = 2;

/// Writes operations: the first line of each, then the lines that belong to it.
class operation_writer {
 public:
  explicit operation_writer(std::size_t indent) : indent_(indent) { out_.text.append(indent, ' '); }

  void operator()(const create_table& change) { whole_table("create table ", change.definition); }
  void operator()(const drop_table& change) { whole_table("drop table ", change.definition); }
  void operator()(const rename_table& change) {
    line("rename table ", write_name(change.from), " to ", write_name(change.to));
  }
  void operator()(const add_column& change) {
    line("add column ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const drop_column& change) {
    line("drop column ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const rename_column& change) { renamed("rename column ", change); }
  void operator()(const alter_column& change) {
    line("alter column ", write_name(change.table));
    inner_line(write_line(change.before));
    inner_line(write_line(change.after));
  }
  void operator()(const add_constraint& change) {
    line("add constraint ", write_name(change.table), " ", write_line(change.definition));
  }
  void operator()(const drop_constraint& change) {
    line("drop constraint ", write_name(change.table), " ", write_line(change.definition));
  }
  void operator()(const rename_constraint& change) { renamed("rename constraint ", change); }
  void operator()(const create_index& change) {
    line("create index ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const drop_index& change) {
    line("drop index ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const rename_index& change) { renamed("rename index ", change); }
  void operator()(const execute& change) {
    out_.put("execute");
    if (!change.sql.empty() || change.per_dialect.empty()) sql(change.sql);
    for (const auto& [dialect, text] : change.per_dialect) {
      out_.put(' ');
      out_.put(dialect);
      sql(text);
    }
    out_.put('\n');
  }
  void operator()(const run& change) { line("run ", write_name(change.function)); }

  [[nodiscard]] std::string text() && { return std::move(out_.text); }

 private:
  template <class... Parts>
  void line(const Parts&... parts) {
    (out_.put(std::string_view(parts)), ...);
    out_.put('\n');
  }
  void inner_line(std::string_view text) {
    out_.text.append(indent_ + step_indent, ' ');
    line(text);
  }
  void whole_table(std::string_view words, const table& any) {
    line(words, write_name(any.name));
    out_.put(write_table_body(any, indent_ + step_indent));
  }
  template <class Rename>
  void renamed(std::string_view words, const Rename& change) {
    line(words, write_name(change.table), " ", write_name(change.from), " to ", write_name(change.to));
  }
  void sql(std::string_view text) {
    out_.put(' ');
    canonical::write_quoted(out_, text, '`');
  }
  [[nodiscard]] static std::string bare(const column& any) {
    canonical_string out;
    canonical::write_column(out, any);
    return std::move(out.text);
  }
  [[nodiscard]] static std::string bare(const index& any) {
    canonical_string out;
    canonical::write_index(out, any);
    return std::move(out.text);
  }

  std::size_t indent_;
  canonical_string out_;
};

/// The names of a rename, behind its leading words: `tasks state to status`.
template <class Rename>
operation read_rename(line_cursor& line) {
  Rename change{.table = line.name(), .from = line.name(), .to = {}};
  line.expect("to");
  change.to = line.name();
  line.expect_end();
  return change;
}

operation read_rename_table(line_cursor& line) {
  rename_table change{.from = line.name(), .to = {}};
  line.expect("to");
  change.to = line.name();
  line.expect_end();
  return change;
}

/// A table's name behind the leading words, then the lines of its body.
table read_whole_table(line_cursor& line, text_reader& lines, std::size_t indent) {
  table empty{.name = line.name()};
  line.expect_end();
  return read_table_body(lines, std::move(empty), indent + step_indent);
}

column read_inner_column(text_reader& lines, std::size_t indent) {
  if (lines.indentation() != indent + step_indent) lines.fail("expected a column line, indented further");
  auto line = lines.next();
  line.expect("column");
  return read_column(line);
}

operation read_alter_column(line_cursor& line, text_reader& lines, std::size_t indent) {
  alter_column change{.table = line.name()};
  line.expect_end();
  change.before = read_inner_column(lines, indent);
  change.after = read_inner_column(lines, indent);
  return change;
}

operation read_execute(line_cursor& line) {
  execute change;
  if (line.next_is('`')) change.sql = line.quoted('`');
  while (!line.at_end()) {
    auto dialect = line.bare_word();
    if (!change.per_dialect.emplace(std::move(dialect), line.quoted('`')).second)
      line.fail("one dialect is named twice");
  }
  return change;
}

operation read_run(line_cursor& line) {
  run change{.function = line.name()};
  line.expect_end();
  return change;
}

/// Reads `TABLE DEFINITION`, with the initialisers evaluated in that order.
operation read_operation(text_reader& lines, std::size_t indent) {
  auto line = lines.next();
  if (line.take("create table")) return create_table{read_whole_table(line, lines, indent)};
  if (line.take("drop table")) return drop_table{read_whole_table(line, lines, indent)};
  if (line.take("rename table")) return read_rename_table(line);
  if (line.take("add column")) return add_column{line.name(), read_column(line)};
  if (line.take("drop column")) return drop_column{line.name(), read_column(line)};
  if (line.take("rename column")) return read_rename<rename_column>(line);
  if (line.take("alter column")) return read_alter_column(line, lines, indent);
  if (line.take("add constraint")) return add_constraint{line.name(), read_constraint(line)};
  if (line.take("drop constraint")) return drop_constraint{line.name(), read_constraint(line)};
  if (line.take("rename constraint")) return read_rename<rename_constraint>(line);
  if (line.take("create index")) return create_index{line.name(), read_index(line)};
  if (line.take("drop index")) return drop_index{line.name(), read_index(line)};
  if (line.take("rename index")) return read_rename<rename_index>(line);
  if (line.take("execute")) return read_execute(line);
  if (line.take("run")) return read_run(line);
  line.fail("no operation starts like this");
}

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

std::string write_operation(const operation& change, std::size_t indent) {
  operation_writer writer(indent);
  std::visit(writer, change);
  return std::move(writer).text();
}

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
