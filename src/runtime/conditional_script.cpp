#include "runtime/conditional_script.hpp"

#include <instar/error.hpp>

#include "runtime/script_text.hpp"

namespace instar {
namespace {

/// Each part is one transaction.
const std::string& sql_within_transaction(const statement& any) {
  return any.outside_transaction ? any.within : any.sql;
}

/// For psql, and whatever else sends SQL to PostgreSQL: a block of PL/pgSQL for each part.
class blocks : public conditional_script {
 public:
  explicit blocks(const dialect& language) : language_(language) {}

  [[nodiscard]] std::string opening() const override {
    return script_comment("psql -v ON_ERROR_STOP=1 -f SCRIPT DATABASE");
  }
  [[nodiscard]] std::string ending() const override { return {}; }

  [[nodiscard]] std::string expectation(const std::string& query, const std::string& reason) const override {
    return block(stop_if_any(query, reason));
  }

  /// The lock makes two that come at once take turns; the second then finds nothing due.
  [[nodiscard]] std::string part(const script_part& due) const override {
    std::string body = "  LOCK TABLE instar_journal IN SHARE ROW EXCLUSIVE MODE;\n";
    body += "  IF NOT (" + due.condition + ") THEN RETURN; END IF;\n";
    if (!due.refusal.empty()) return block(body + raise(due.refusal));
    for (const rendered_step& step : due.migration->steps) {
      body += "  " + script_comment(step.planned.description);
      for (const statement& each : step.planned.statements) body += text_of(each);
    }
    return block(body + "  " + ended(due.journal));
  }

 private:
  [[nodiscard]] std::string text_of(const statement& each) const {
    switch (each.role) {
      case statement_role::change: return executed(sql_within_transaction(each));
      case statement_role::expect_no_rows: return stop_if_any(each.sql, each.found);
      default: break;
    }
    throw error(error_code::unsupported, "a script for psql cannot look at a definition", {.statement = each.sql});
  }

  [[nodiscard]] std::string executed(const std::string& sql) const {
    return "  EXECUTE " + in_dollars(sql, "sql") + ";\n";
  }

  [[nodiscard]] std::string stop_if_any(const std::string& query, const std::string& reason) const {
    return executed(query) + "  GET DIAGNOSTICS found_rows = ROW_COUNT;\n  IF found_rows > 0 THEN\n  " + raise(reason) +
           "  END IF;\n";
  }

  [[nodiscard]] std::string raise(const std::string& reason) const {
    const auto text = reason.empty() ? "rows were found that do not fit the change" : reason;
    return "  RAISE EXCEPTION USING MESSAGE = " + language_.quote_text(text) + ";\n";
  }

  [[nodiscard]] static std::string block(const std::string& body) {
    return "DO " + in_dollars("\nDECLARE\n  found_rows bigint;\nBEGIN\n" + body + "END\n", "block") + ";\n";
  }

  /// Between dollars with a word between them that the text does not hold.
  [[nodiscard]] static std::string in_dollars(const std::string& text, const std::string& stem) {
    std::string quote = "$" + stem + "$";
    for (int number = 1; text.find(quote) != text.npos; ++number) quote = "$" + stem + std::to_string(number) + "$";
    return quote + text + quote;
  }

  const dialect& language_;
};

/// For the shell of SQLite, whose SQL has no `if`: a query writes the part that is due into a file, which is then read.
class files : public conditional_script {
 public:
  explicit files(const dialect& language) : language_(language) {}

  [[nodiscard]] std::string opening() const override {
    return script_comment("sqlite3 -bail DATABASE <SCRIPT") +
           script_comment("The file " + std::string(file) + " is made in the current directory, and left empty.") +
           ".bail on\n.headers off\n.mode list\n";
  }
  [[nodiscard]] std::string ending() const override { return written("SELECT '' WHERE 0;\n"); }

  [[nodiscard]] std::string expectation(const std::string& query, const std::string& reason) const override {
    return stop_if_found(query, reason, language_);
  }

  [[nodiscard]] std::string part(const script_part& due) const override {
    std::string text = language_.script_begin();
    if (!due.refusal.empty()) {
      text += stop_if_found("SELECT 1", due.refusal, language_);
    } else {
      for (const rendered_step& step : due.migration->steps) {
        text += script_comment(step.planned.description);
        for (statement each : step.planned.statements) {
          each.sql = sql_within_transaction(each);
          text += script_text(each, language_);
        }
      }
      text += ended(due.journal);
    }
    text += language_.script_end();
    return written("SELECT " + language_.quote_text(text) + "\nWHERE " + due.condition + ";\n") + ".read " +
           std::string(file) + "\n";
  }

 private:
  static constexpr std::string_view file = "instar-script.tmp";

  [[nodiscard]] static std::string written(const std::string& query) {
    return ".output " + std::string(file) + "\n" + query + ".output\n";
  }

  const dialect& language_;
};

}  // namespace

std::unique_ptr<conditional_script> conditional_script_for(const dialect& language) {
  if (language.name() == "postgresql") return std::make_unique<blocks>(language);
  if (language.name() == "sqlite") return std::make_unique<files>(language);
  throw error(error_code::unsupported,
              "no script for " + std::string(language.name()) + " can look where the database is",
              {.state = "no script was written", .remedy = "write scripts from one revision to another"});
}

}  // namespace instar
