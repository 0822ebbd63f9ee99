#pragma once

/// How names, texts and expressions are written.

#include <string>
#include <string_view>
#include <vector>

namespace instar::postgresql_sql {

[[nodiscard]] std::string quote_name(std::string_view name);
[[nodiscard]] std::string quote_text(std::string_view text);
[[nodiscard]] std::string quote_names(const std::vector<std::string>& names);
[[nodiscard]] std::string expression(std::string_view model_text);

/// The part of a table's or an object's name before its first dot, which is the name of its schema; empty without one.
[[nodiscard]] std::string_view schema_of(std::string_view name);

/// The part behind it: the name within the schema.
[[nodiscard]] std::string_view own_name(std::string_view name);

/// `"app"."tasks"`: the name of a table or an object, each part quoted.
[[nodiscard]] std::string quote_path(std::string_view name);

/// The name of something that lives in the schema of a table, and whose own name says nothing of it: an index.
[[nodiscard]] std::string quote_beside(std::string_view table, std::string_view name);

/// Names of tables and objects in such a list, quoted.
[[nodiscard]] std::string quote_paths_in_list(std::string_view list);

/// The name of a role, quoted but for the words that stand for one: `PUBLIC`, `CURRENT_USER`.
[[nodiscard]] std::string quote_role(std::string_view name);

/// Whether a text has a name as a whole word, in any case. What SQL text refers to is not known better than that; a
/// name that only looks like it costs nothing but work.
[[nodiscard]] bool mentions(std::string_view text, std::string_view name);

/// The longest run of letters, digits and the like, which stands in every text that spells `any`, however it quotes
/// what is between; empty where there is none.
[[nodiscard]] std::string_view longest_word_in(std::string_view any);

}  // namespace instar::postgresql_sql
