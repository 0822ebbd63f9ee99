#include <boost/test/unit_test.hpp>
#include <span>
#include <string_view>
#include <vector>

#include <instar/dsl/image.hpp>
#include <instar/snapshot.hpp>
#include "frames.hpp"
#include "kinds_schema.hpp"
#include "task_schema.hpp"

namespace {

instar::declaration read(std::span<const char* const> frames) {
  std::vector<std::string_view> tables;
  for (const char* one : frames.subspan(1)) tables.push_back(text_in(one));
  return instar::read_declaration(tables, "probe.o");
}

// As in a migration that reads rows: nobody else knows the struct, and the table is used at run time.
struct local {
  INSTAR_DEFINE_STRUCT(local, (int, id), (int, other));
};
constexpr auto locals = instar::dsl::table<local>("locals", instar::dsl::column(&local::other).named("another"));

}  // namespace

BOOST_AUTO_TEST_SUITE(reading_an_image)

BOOST_AUTO_TEST_CASE(gives_the_declared_schema_and_its_hints) {
  const auto declared = read(instar::dsl::image<app::schema>::frames);
  BOOST_TEST(declared.schema.tables.size() == 5u);
  const std::vector<instar::rename_hint> hints{
      {.kind = instar::renamed_kind::table, .owner = {}, .from = "todo", .to = "tasks"},
      {.kind = instar::renamed_kind::column, .owner = "tasks", .from = "state", .to = "status"}};
  BOOST_TEST((declared.hints == hints));
}

BOOST_AUTO_TEST_CASE(gives_a_model_whose_lines_are_those_of_the_image) {
  const auto& frames = instar::dsl::image<kinds::schema>::frames;
  const auto declared = read(frames);
  for (const char* frame : std::span(frames).subspan(1)) {
    const auto text = text_in(frame);
    const auto name = text.substr(6, text.find('\n') - 6);  // behind `table `
    const auto* table = declared.schema.find_table(name);
    BOOST_REQUIRE(table != nullptr);
    // Constraints and indexes are sorted in a model, and stand as declared in an image.
    const auto has_line = [&](const std::string& line) { return text.find("\n  " + line + "\n") != text.npos; };
    for (const auto& one : table->columns) BOOST_TEST(has_line(instar::write_line(one)));
    for (const auto& one : table->constraints) BOOST_TEST(has_line(instar::write_line(one)));
    for (const auto& one : table->indexes) BOOST_TEST(has_line(instar::write_line(one)));
  }
}

BOOST_AUTO_TEST_CASE(needs_nothing_that_only_the_compiler_has) {
  const auto* table = &locals;  // links, or does not
  BOOST_TEST(table->column_names()[1] == "another");
}

BOOST_AUTO_TEST_SUITE_END()
