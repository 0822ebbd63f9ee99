#include "dialects/postgresql/serial.hpp"

#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/types.hpp"

namespace instar::postgresql_sql {
namespace {

/// The name that PostgreSQL itself would give.
std::string sequence_path(const std::string& table, const std::string& column) {
  return quote_path(table + "_" + column + "_seq");
}

}  // namespace

bool is_serial(const column& any) { return any.identity && any.properties.has("serial"); }

bool is_identity(const column& any) { return any.identity && !any.properties.has("serial"); }

std::string serial_type_sql(const column& any) {
  const std::string type = type_sql(any.type);
  return type == "integer" ? "serial" : type == "smallint" ? "smallserial" : "bigserial";
}

statements become_serial(const std::string& table, const column& numbered) {
  const std::string sequence = sequence_path(table, numbered.name);
  return {{"CREATE SEQUENCE " + sequence + " AS " + type_sql(numbered.type) + " OWNED BY " + quote_path(table) + "." +
           quote_name(numbered.name)},
          {alter_table_sql(table, "ALTER COLUMN " + quote_name(numbered.name) + " SET DEFAULT nextval(" +
                                      quote_text(sequence) + ")")},
          {continue_numbering_sql(table, numbered)}};
}

statement cease_to_be_serial(const std::string& table, const std::string& column) {
  return computed_statement("'DROP SEQUENCE ' || " + numbering_of(table, column).sequence + " || ' CASCADE'");
}

statement retype_serial(const std::string& table, const column& numbered) {
  return computed_statement("'ALTER SEQUENCE ' || " + numbering_of(table, numbered.name).sequence + " || ' AS " +
                            type_sql(numbered.type) + "'");
}

}  // namespace instar::postgresql_sql
