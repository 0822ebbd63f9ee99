#include <instar/dialect.hpp>

#include "dialects/postgresql/changes.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objections.hpp"

namespace instar {
namespace {

class postgresql final : public dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "postgresql"; }
  [[nodiscard]] std::vector<statement> render(const operation& change, const model& before,
                                              const model& after) const override {
    return postgresql_sql::render(change, before, after);
  }
  [[nodiscard]] std::vector<finding> objections(const model& schema) const override {
    return postgresql_sql::objections(schema);
  }
  [[nodiscard]] std::string script_begin() const override { return "BEGIN;\n"; }
  [[nodiscard]] std::string script_end() const override { return "COMMIT;\n"; }
  [[nodiscard]] std::string quote_name(std::string_view name) const override {
    return postgresql_sql::quote_name(name);
  }
  [[nodiscard]] std::string quote_text(std::string_view text) const override {
    return postgresql_sql::quote_text(text);
  }
};

}  // namespace

const dialect& postgresql_dialect() {
  static const postgresql only;
  return only;
}

}  // namespace instar
