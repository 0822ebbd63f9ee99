#include <algorithm>
#include <stdexcept>

#include <sqlite3.h>

#include <instar/sqlite.hpp>

#include "dialects/scratch_database.hpp"
#include "support/sqlite_definition.hpp"

namespace instar::testing {
namespace {

class sqlite_memory final : public scratch_database {
 public:
  sqlite_memory() {
    if (sqlite3_open(":memory:", &session_) != SQLITE_OK) throw std::runtime_error("no SQLite in memory");
  }
  ~sqlite_memory() override { sqlite3_close(session_); }

  std::vector<text_row> query(const std::string& sql) override {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(session_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail(sql);
    std::vector<text_row> rows;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
      text_row row;
      for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(field(statement, i));
      rows.push_back(std::move(row));
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) fail(sql);
    return rows;
  }

  const instar::dialect& dialect() const override { return sqlite_dialect(); }

  std::unique_ptr<connection> session() override { return std::make_unique<sqlite_connection>(session_); }

  std::vector<std::string> description() override {
    std::vector<std::string> lines;
    for (const auto& row : query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"))
      lines.push_back(without_order(row.front()));
    std::ranges::sort(lines);
    return lines;
  }

 private:
  static std::string field(sqlite3_stmt* statement, int i) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
    return text == nullptr ? "NULL" : std::string(text, sqlite3_column_bytes(statement, i));
  }

  [[noreturn]] void fail(const std::string& sql) {
    throw std::runtime_error(std::string(sqlite3_errmsg(session_)) + "\n" + sql);
  }

  sqlite3* session_ = nullptr;
};

}  // namespace

std::unique_ptr<scratch_database> scratch_sqlite() { return std::make_unique<sqlite_memory>(); }

}  // namespace instar::testing
