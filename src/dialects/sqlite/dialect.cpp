#include <instar/dialect.hpp>

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/objections.hpp"
#include "dialects/sqlite/rendering.hpp"
#include "dialects/sqlite/table_text.hpp"
#include "dialects/sqlite/types.hpp"

namespace instar {
namespace {

class sqlite final : public dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "sqlite"; }
  [[nodiscard]] std::string difference(std::string_view expected, std::string_view found) const override {
    return sqlite_sql::difference(expected, found);
  }
  [[nodiscard]] std::string script_begin() const override { return "PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\n"; }
  [[nodiscard]] std::string script_end() const override { return "COMMIT;\nPRAGMA foreign_keys = ON;\n"; }
  [[nodiscard]] std::string quote_name(std::string_view name) const override { return sqlite_sql::quote_name(name); }
  [[nodiscard]] std::string quote_text(std::string_view text) const override { return sqlite_sql::quote_text(text); }
  [[nodiscard]] std::string type_sql(const type& any) const override { return sqlite_sql::type_sql({.type = any}, {}); }

 private:
  [[nodiscard]] rendered_changes<twin_models> render_all(std::span<const operation> changes,
                                                         twin_models schema) const override {
    return sqlite_sql::render_all(changes, std::move(schema));
  }
  [[nodiscard]] std::vector<finding> object_to(const model& projected, const model& declared) const override {
    return sqlite_sql::objections(projected, declared);
  }
};

}  // namespace

const dialect& sqlite_dialect() {
  static const sqlite only;
  return only;
}

}  // namespace instar
