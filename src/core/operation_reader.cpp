#include "core/operation_reader.hpp"

#include <optional>
#include <utility>

#include "core/canonical_string.hpp"
#include "core/element_reader.hpp"
#include "core/object_reader.hpp"
#include "core/property_reader.hpp"

namespace instar {
namespace {

/// Reads one operation. A brace with several reads evaluates them from left to right, as the line is read.
class operation_reader {
 public:
  operation_reader(text_reader& lines, std::size_t indent)
      : lines_(lines), line_(lines.next()), indent_(indent + step_indent) {}

  [[nodiscard]] operation read() {
    auto change = table_change();
    if (!change) change = column_change();
    if (!change) change = constraint_change();
    if (!change) change = index_change();
    if (!change) change = row_change();
    if (!change) change = object_change();
    if (!change) change = own_change();
    if (!change) line_.fail("no operation starts like this");
    line_.expect_end();
    return *std::move(change);
  }

 private:
  using maybe = std::optional<operation>;

  maybe table_change() {
    if (line_.take("create table")) return create_table{read_table(line_, lines_, indent_)};
    if (line_.take("drop table")) return drop_table{read_table(line_, lines_, indent_)};
    if (line_.take("rename table")) return rename_table{line_.name(), new_name()};
    if (line_.take("alter table")) return alter_table{name_alone(), inner_properties(), inner_properties()};
    return std::nullopt;
  }

  maybe column_change() {
    if (line_.take("add column")) return add_column{line_.name(), read_column(line_)};
    if (line_.take("drop column")) return drop_column{line_.name(), read_column(line_)};
    if (line_.take("rename column")) return rename_column{line_.name(), line_.name(), new_name()};
    if (line_.take("alter column")) return altered_column();
    return std::nullopt;
  }

  maybe constraint_change() {
    if (line_.take("add constraint")) return add_constraint{line_.name(), read_constraint(line_)};
    if (line_.take("drop constraint")) return drop_constraint{line_.name(), read_constraint(line_)};
    if (line_.take("rename constraint")) return rename_constraint{line_.name(), line_.name(), new_name()};
    if (line_.take("alter constraint")) return alter_constraint{name_alone(), inner_constraint(), inner_constraint()};
    return std::nullopt;
  }

  maybe index_change() {
    if (line_.take("create index")) return changed_index<create_index>();
    if (line_.take("drop index")) return changed_index<drop_index>();
    if (line_.take("rename index")) return rename_index{line_.name(), line_.name(), new_name()};
    if (line_.take("alter index")) return alter_index{name_alone(), inner_index(), inner_index()};
    return std::nullopt;
  }

  maybe row_change() {
    if (line_.take("insert row")) return insert_row{line_.name(), read_row(line_)};
    if (line_.take("delete row")) return delete_row{line_.name(), read_row(line_)};
    if (line_.take("update row")) return update_row{name_alone(), inner_row(), inner_row()};
    return std::nullopt;
  }

  maybe object_change() {
    if (line_.take("rename label")) return renamed_label();
    if (line_.take("alter object")) return altered_object();
    if (line_.take("create")) return create_object{read_object(line_, kind(), lines_, indent_)};
    if (line_.take("drop")) return drop_object{read_object(line_, kind(), lines_, indent_)};
    if (line_.take("rename")) return renamed_object();
    return std::nullopt;
  }

  maybe own_change() {
    if (line_.take("execute")) return executed();
    if (line_.take("run")) return called_function();
    if (line_.take("backfill")) return filled();
    if (line_.take("bulk insert")) return inserted();
    if (line_.take("commit")) return commit_here{};
    return std::nullopt;
  }

  operation altered_column() {
    alter_column change{.table = line_.name(), .before = {}, .after = {}};
    if (line_.take("using")) change.conversion = line_.quoted('`');
    line_.expect_end();
    change.before = inner_column();
    change.after = inner_column();
    return change;
  }

  template <class Change>
  operation changed_index() {
    const bool concurrently = line_.take_exactly("(concurrently)");
    auto table_name = line_.name();
    return Change{std::move(table_name), read_index(line_), concurrently};
  }

  operation renamed_label() {
    rename_label change{.enumeration = line_.name(), .from = line_.quoted('\''), .to = {}};
    line_.expect("to");
    change.to = line_.quoted('\'');
    return change;
  }

  operation renamed_object() {
    rename_object change{.kind = kind(), .on = {}, .from = line_.name(), .to = {}};
    if (line_.take("on")) change.on = line_.name();
    change.to = new_name();
    return change;
  }

  operation altered_object() {
    line_.expect_end();
    return alter_object{inner_object(), inner_object()};
  }

  operation executed() {
    execute change;
    if (line_.next_is('"')) change.title = line_.quoted('"');
    if (line_.next_is('(')) change.arguments = read_values(line_);
    change.outside_transaction = line_.take("outside transaction");
    change.repeatable = line_.take("repeatable");
    if (line_.take("done when")) change.done_when = line_.quoted('`');
    if (line_.take("cleared by")) change.cleared_by = line_.quoted('`');
    read_texts(change);
    return change;
  }

  operation called_function() {
    run change{.function = line_.name()};
    change.outside_transaction = line_.take("outside transaction");
    while (!lines_.at_end() && lines_.indentation() == indent_) {
      auto line = inner_line("table");
      line.expect("table");
      change.uses.push_back(read_table(line, lines_, indent_ + step_indent));
    }
    return change;
  }

  operation filled() {
    backfill change{.table = line_.name(), .key = {}, .sql = {}};
    line_.expect("by");
    change.key = line_.name();
    line_.expect("batch");
    change.batch = line_.number();
    if (line_.take("pause")) change.pause = line_.number();
    read_texts(change);
    return change;
  }

  operation inserted() {
    bulk_insert change{name_alone(), {}};
    while (!lines_.at_end() && lines_.indentation() == indent_) change.rows.push_back(inner_row());
    return change;
  }

  /// The SQL of a step, to the end of its line.
  template <class Step>
  void read_texts(Step& change) {
    if (line_.next_is('`')) change.sql = line_.quoted('`');
    while (!line_.at_end()) {
      auto dialect = line_.bare_word();
      if (!change.per_dialect.emplace(std::move(dialect), line_.quoted('`')).second)
        line_.fail("one dialect is named twice");
    }
  }

  std::string new_name() {
    line_.expect("to");
    return line_.name();
  }

  std::string name_alone() {
    auto name = line_.name();
    line_.expect_end();
    return name;
  }

  object_kind kind() { return kind_in(line_); }

  [[nodiscard]] static object_kind kind_in(line_cursor& line) {
    const auto kind = take_object_kind(line);
    if (!kind) line.fail("no operation starts like this: expected a table, a column, ..., or a kind of object");
    return *kind;
  }

  /// The next line, which belongs to this operation.
  line_cursor inner_line(std::string_view kind_of_line) {
    if (lines_.indentation() != indent_)
      lines_.fail("expected a " + std::string(kind_of_line) + " line, indented further");
    return lines_.next();
  }

  column inner_column() {
    auto line = inner_line("column");
    line.expect("column");
    return read_column(line);
  }

  constraint inner_constraint() {
    auto line = inner_line("constraint");
    return read_constraint(line);
  }

  index inner_index() {
    auto line = inner_line("index");
    line.expect("index");
    return read_index(line);
  }

  row inner_row() {
    auto line = inner_line("row");
    line.expect("row");
    return read_row(line);
  }

  properties inner_properties() {
    auto line = inner_line("properties");
    line.expect("properties");
    auto all = read_properties(line, element::table);
    line.expect_end();
    return all;
  }

  object inner_object() {
    auto line = inner_line("object");
    const auto kind_of_object = kind_in(line);
    return read_object(line, kind_of_object, lines_, indent_ + step_indent);
  }

  text_reader& lines_;
  line_cursor line_;
  std::size_t indent_;  ///< of the lines that belong to the operation
};

}  // namespace

operation read_operation(text_reader& lines, std::size_t indent) { return operation_reader(lines, indent).read(); }

}  // namespace instar
