#include <instar/dialect.hpp>

#include "dialects/sqlite/changes.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/objections.hpp"

namespace instar {
namespace {

class sqlite final : public dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "sqlite"; }
  [[nodiscard]] std::vector<statement> render(const operation& change, const model& before,
                                              const model& after) const override {
    return sqlite_sql::render(change, before, after);
  }
  [[nodiscard]] std::vector<finding> objections(const model& schema) const override {
    return sqlite_sql::objections(schema);
  }
  [[nodiscard]] std::string script_begin() const override { return "PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\n"; }
  [[nodiscard]] std::string script_end() const override { return "COMMIT;\nPRAGMA foreign_keys = ON;\n"; }
  [[nodiscard]] std::string quote_name(std::string_view name) const override { return sqlite_sql::quote_name(name); }
  [[nodiscard]] std::string quote_text(std::string_view text) const override { return sqlite_sql::quote_text(text); }
};

}  // namespace

const dialect& sqlite_dialect() {
  static const sqlite only;
  return only;
}

}  // namespace instar
