#include <utility>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>
#include <instar/vocabulary/canonical_text.hpp>

#include "core/canonical_string.hpp"

namespace instar {
namespace {

/// Writes operations: the first line of each, then the lines that belong to it.
class operation_writer {
 public:
  explicit operation_writer(std::size_t indent) : indent_(indent) { out_.text.append(indent, ' '); }

  void operator()(const create_table& change) { whole_table("create table ", change.definition); }
  void operator()(const drop_table& change) { whole_table("drop table ", change.definition); }
  void operator()(const rename_table& change) {
    line("rename table ", write_name(change.from), " to ", write_name(change.to));
  }
  void operator()(const alter_table& change) {
    line("alter table ", write_name(change.table));
    inner_line(properties_line(change.before));
    inner_line(properties_line(change.after));
  }

  void operator()(const add_column& change) {
    line("add column ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const drop_column& change) {
    line("drop column ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const rename_column& change) { renamed("rename column ", change); }
  void operator()(const alter_column& change) {
    line("alter column ", write_name(change.table), conversion(change));
    before_and_after(change);
  }

  void operator()(const add_constraint& change) {
    line("add constraint ", write_name(change.table), " ", write_line(change.definition));
  }
  void operator()(const drop_constraint& change) {
    line("drop constraint ", write_name(change.table), " ", write_line(change.definition));
  }
  void operator()(const rename_constraint& change) { renamed("rename constraint ", change); }
  void operator()(const alter_constraint& change) {
    line("alter constraint ", write_name(change.table));
    before_and_after(change);
  }

  void operator()(const create_index& change) {
    line("create index ", concurrency(change), write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const drop_index& change) {
    line("drop index ", concurrency(change), write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const rename_index& change) { renamed("rename index ", change); }
  void operator()(const alter_index& change) {
    line("alter index ", write_name(change.table));
    before_and_after(change);
  }

  void operator()(const insert_row& change) {
    line("insert row ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const delete_row& change) {
    line("delete row ", write_name(change.table), " ", bare(change.definition));
  }
  void operator()(const update_row& change) {
    line("update row ", write_name(change.table));
    before_and_after(change);
  }

  void operator()(const create_object& change) { whole_object("create ", change.definition); }
  void operator()(const drop_object& change) { whole_object("drop ", change.definition); }
  void operator()(const alter_object& change) {
    line("alter object");
    out_.put(write_object(change.before, indent_ + step_indent));
    out_.put(write_object(change.after, indent_ + step_indent));
  }
  void operator()(const rename_object& change) {
    line("rename ", spelling(change.kind), " ", write_name(change.from),
         change.on.empty() ? std::string() : " on " + write_name(change.on), " to ", write_name(change.to));
  }
  void operator()(const rename_label& change) {
    line("rename label ", write_name(change.enumeration), " ", quoted(change.from, '\''), " to ",
         quoted(change.to, '\''));
  }

  void operator()(const execute& change) {
    out_.put("execute");
    if (!change.title.empty()) out_.put(" " + quoted(change.title, '"'));
    if (!change.arguments.empty()) out_.put(" " + bare(row{change.arguments}));
    if (change.outside_transaction) out_.put(" outside transaction");
    if (change.repeatable) out_.put(" repeatable");
    if (!change.done_when.empty()) out_.put(" done when " + quoted(change.done_when, '`'));
    if (!change.cleared_by.empty()) out_.put(" cleared by " + quoted(change.cleared_by, '`'));
    texts(change);
  }
  void operator()(const run& change) {
    line("run ", write_name(change.function), change.outside_transaction ? " outside transaction" : "");
    for (const auto& used : change.uses) {
      inner_line("table " + write_table_head(used));
      out_.put(write_table_body(used, indent_ + 2 * step_indent));
    }
  }
  void operator()(const backfill& change) {
    out_.put("backfill " + write_name(change.table) + " by " + write_name(change.key) + " batch " +
             std::to_string(change.batch));
    if (change.pause != 0) out_.put(" pause " + std::to_string(change.pause));
    texts(change);
  }
  void operator()(const commit_here&) { line("commit"); }
  void operator()(const bulk_insert& change) {
    line("bulk insert ", write_name(change.table));
    for (const auto& one : change.rows) inner_line(write_line(one));
  }

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
  template <class Alter>
  void before_and_after(const Alter& change) {
    inner_line(write_line(change.before));
    inner_line(write_line(change.after));
  }
  void whole_table(std::string_view words, const table& any) {
    line(words, write_table_head(any));
    out_.put(write_table_body(any, indent_ + step_indent));
  }
  void whole_object(std::string_view word, const object& any) {
    out_.put(word);
    // The attributes stand deeper than the operation, its own line does not.
    out_.put(std::string_view(write_object(any, indent_)).substr(indent_));
  }
  /// The SQL of a step, which ends its line.
  template <class Step>
  void texts(const Step& change) {
    if (!change.sql.empty() || change.per_dialect.empty()) out_.put(" " + quoted(change.sql, '`'));
    for (const auto& [dialect, text] : change.per_dialect) out_.put(" " + dialect + " " + quoted(text, '`'));
    out_.put('\n');
  }
  template <class Rename>
  void renamed(std::string_view words, const Rename& change) {
    line(words, write_name(change.table), " ", write_name(change.from), " to ", write_name(change.to));
  }

  [[nodiscard]] static std::string quoted(std::string_view text, char delimiter) {
    canonical_string out;
    canonical::write_quoted(out, text, delimiter);
    return std::move(out.text);
  }
  /// Between parentheses, because a name may be any word.
  template <class Change>
  [[nodiscard]] static std::string_view concurrency(const Change& change) {
    return change.concurrently ? "(concurrently) " : "";
  }
  [[nodiscard]] static std::string conversion(const alter_column& change) {
    return change.conversion.empty() ? std::string() : " using " + quoted(change.conversion, '`');
  }
  [[nodiscard]] static std::string properties_line(const properties& all) {
    canonical_string out{"properties"};
    canonical::write_properties(out, table{.name = {}, .properties = all});
    return std::move(out.text);
  }
  /// The line of an element without the word that the operation has said already.
  template <class Element>
  [[nodiscard]] static std::string bare(const Element& any) {
    const auto whole = write_line(any);
    return whole.substr(whole.find(' ') + 1);
  }

  std::size_t indent_;
  canonical_string out_;
};

}  // namespace

std::string write_operation(const operation& change, std::size_t indent) {
  operation_writer writer(indent);
  std::visit(writer, change);
  return std::move(writer).text();
}

}  // namespace instar
