#include <instar/dialect.hpp>

#include "dialects/postgresql/changes.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objections.hpp"
#include "dialects/postgresql/types.hpp"

namespace instar {
namespace {

class postgresql final : public dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "postgresql"; }
  [[nodiscard]] std::string script_begin() const override { return "BEGIN;\n"; }
  [[nodiscard]] std::string script_end() const override { return "COMMIT;\n"; }
  [[nodiscard]] std::string quote_name(std::string_view name) const override {
    return postgresql_sql::quote_name(name);
  }
  [[nodiscard]] std::string quote_table(std::string_view name) const override {
    return postgresql_sql::quote_path(name);
  }
  [[nodiscard]] std::string quote_text(std::string_view text) const override {
    return postgresql_sql::quote_text(text);
  }
  [[nodiscard]] std::string type_sql(const type& any) const override { return postgresql_sql::type_sql(any); }

 private:
  [[nodiscard]] rendered_changes<twin_models> render_all(std::span<const operation> changes,
                                                         twin_models schema) const override {
    return postgresql_sql::render_all(changes, std::move(schema));
  }
  [[nodiscard]] std::vector<finding> object_to(const model& projected, const model&) const override {
    return postgresql_sql::objections(projected);
  }
};

}  // namespace

const dialect& postgresql_dialect() {
  static const postgresql only;
  return only;
}

}  // namespace instar
