#include <cstdlib>
#include <stdexcept>

#include <unistd.h>

#include <pqxx/pqxx>

#include "dialects/scratch_database.hpp"

namespace instar::testing {
namespace {

constexpr const char* columns = R"(
SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                 CASE WHEN a.attnotnull THEN 'not null' END, 'identity ' || nullif(a.attidentity::text, ''),
                 'numbered ' || format_type(s.seqtypid, NULL), 'default ' || pg_get_expr(d.adbin, d.adrelid))
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     LEFT JOIN pg_depend p ON p.refobjid = c.oid AND p.refobjsubid = a.attnum AND p.deptype = 'i'
     LEFT JOIN pg_sequence s ON s.seqrelid = p.objid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY 1)";

constexpr const char* constraints = R"(
SELECT c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) || ' ' || k.convalidated
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.connamespace = current_schema()::regnamespace ORDER BY 1)";

constexpr const char* indexes = R"(
SELECT replace(pg_get_indexdef(i.indexrelid), current_schema() || '.', '') || ' ' || i.indisvalid
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE c.relnamespace = current_schema()::regnamespace ORDER BY 1)";

std::string server() {
  const char* url = std::getenv("INSTAR_TEST_POSTGRESQL");
  if (url == nullptr) throw std::runtime_error("INSTAR_TEST_POSTGRESQL names no server: run this test by ctest");
  return url;
}

std::string fresh_name() {
  static int count = 0;
  return "scratch_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

class postgresql_schema final : public scratch_database {
 public:
  postgresql_schema() : session_(server()), name_(fresh_name()) {
    query("SET client_min_messages = warning");
    query("CREATE SCHEMA " + name_);
    query("SET search_path = " + name_);
  }
  ~postgresql_schema() override {
    try {
      query("ROLLBACK");
      query("DROP SCHEMA " + name_ + " CASCADE");
    } catch (const std::exception&) {
      // The whole server goes after the tests.
    }
  }

  std::vector<text_row> query(const std::string& sql) override {
    try {
      pqxx::nontransaction work(session_);
      std::vector<text_row> rows;
      for (const auto& found : work.exec(sql)) {
        text_row row;
        for (const auto& field : found) row.push_back(field.is_null() ? "NULL" : field.c_str());
        rows.push_back(std::move(row));
      }
      return rows;
    } catch (const pqxx::failure& failure) {
      throw std::runtime_error(std::string(failure.what()) + sql);
    }
  }

  const instar::dialect& dialect() const override { return postgresql_dialect(); }

  std::vector<std::string> description() override {
    std::vector<std::string> lines;
    for (const char* sql : {columns, constraints, indexes})
      for (const auto& row : query(sql)) lines.push_back(row.front());
    return lines;
  }

 private:
  pqxx::connection session_;
  std::string name_;
};

}  // namespace

std::unique_ptr<scratch_database> scratch_postgresql() { return std::make_unique<postgresql_schema>(); }

}  // namespace instar::testing
