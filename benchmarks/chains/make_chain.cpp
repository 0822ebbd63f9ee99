// make_chain <size> <directory>: a chain of migrations of one operation each, as a program carries it, and the
// statements that it comes to.

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/migration_text.hpp>
#include <instar/vocabulary/frame.hpp>

namespace {

using namespace instar;

table table_number(int number) {
  const auto name = "table_" + std::to_string(number);
  return {.name = name,
          .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true},
                      {.name = "title", .type = {.name = "text"}}},
          .constraints = {primary_key{"pk_" + name, {"id"}}}};
}

std::string revision_number(int number) {
  auto digits = std::to_string(number);
  return "r" + std::string(11 - digits.size(), '0') + digits;
}

migration_text migration_number(int number) {
  migration_text text{.revision = revision_number(number), .message = "create table " + std::to_string(number)};
  if (number != 1) text.parents = {revision_number(number - 1)};
  text.upgrade = {create_table{table_number(number)}};
  text.downgrade = {drop_table{table_number(number)}};
  return text;
}

std::string framed(const std::string& text) {
  std::string frame(frame::framed_size(text.size()), ' ');
  text.copy(frame.data() + frame::header_size, text.size());
  frame::close(frame.data(), frame::migration_kind, text.size());
  return frame;
}

std::string literal(const std::string& text) {
  std::string quoted = "\"";
  for (char c : text) quoted += c == '\n' ? "\\n" : c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return quoted + "\"";
}

void write_chain(std::ostream& out, int size) {
  out << "#include <instar/chain.hpp>\n\nnamespace {\n\n";
  for (int i = 1; i <= size; ++i) {
    const auto frame = framed(write_migration(migration_number(i)));
    out << "const instar::migration migration_" << i << "{" << literal(frame) << ", " << frame.size()
        << ", nullptr, 0};\n";
  }
  out << "\nconst instar::chain_entry entries[] = {\n";
  for (int i = 1; i <= size; ++i) out << "    {&migration_" << i << ", \"" << std::string(64, 'd') << "\"},\n";
  out << "};\n\nconst std::string_view creation[] = {\n";
  for (int i = 1; i <= size; ++i) out << "    " << literal(write_operation(create_table{table_number(i)}, 0)) << ",\n";
  out << "};\n\n}  // namespace\n\nextern const instar::chain tables;\nconst instar::chain tables = {entries, " << size
      << ", \"tables\", creation, " << size << "};\n";
}

/// The statements of the migration itself, one on a line; what stands around them is the same for every migration.
void write_statements(std::ostream& out, int size, const dialect& language) {
  model schema;
  for (int i = 1; i <= size; ++i) {
    const operation change = create_table{table_number(i)};
    for (const auto& each : language.render(change, schema)) {
      auto line = each.sql;
      for (char& c : line)
        if (c == '\n') c = ' ';
      out << line << '\n';
    }
    schema = instar::apply(std::move(schema), change);
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const int size = std::stoi(words[1]);
  const std::string directory = words[2];
  std::ofstream chain(directory + "/chain.cpp");
  write_chain(chain, size);
  for (const auto* language : instar::dialects()) {
    std::ofstream statements(directory + "/" + std::string(language->name()) + ".statements");
    write_statements(statements, size, *language);
  }
}
